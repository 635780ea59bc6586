package dev.neuron.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import dev.neuron.data.TableRows;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Flat JSON objects as the rows of a table, one after the other (JSON Lines) or in one array. The
 * columns are the keys of the first 1000 objects; a key that an object does not have is an empty
 * cell, as null is.
 */
public final class JsonTable implements TableRows {
  /** So many objects are looked at for keys. */
  private static final int LOOKED_AT = 1000;

  /** The cells of an object by the places of their keys, which of them are numbers, its line. */
  private record Row(String[] cells, BitSet numbers, long line) {}

  private final String file;
  private final JsonParser parser;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Queue<Row> first = new ArrayDeque<>();
  private boolean isArray;
  private boolean hasEnded;
  private long objects;
  private long line;
  private BitSet numbers = new BitSet();

  /**
   * Reads the first objects.
   *
   * @throws DataException of kind CONTENT if they are not flat, or no objects
   */
  public JsonTable(String file, Reader text) {
    this.file = file;
    try {
      parser = Json.FACTORY.createParser(text);
      Row row = read(true);
      while (row != null) {
        first.add(row);
        row = first.size() < LOOKED_AT ? read(true) : null;
      }
    } catch (IOException e) {
      throw notJson(e);
    }
    if (places.isEmpty()) {
      throw refusal(first.isEmpty() ? "the array is empty" : "$[0] has no names");
    }
  }

  /** Whether a text begins as objects do, or as an array of them; some of it is read. */
  public static boolean isNext(Reader text) {
    try {
      int c = afterBlanks(text);
      int next = c == '[' || c == '{' ? afterBlanks(text) : -1;
      return next >= 0 && (c == '[' ? "{[]\"-0123456789" : "\"}").indexOf(next) >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int afterBlanks(Reader text) throws IOException {
    int c = text.read();
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      c = text.read();
    }
    return c;
  }

  @Override
  public List<String> names() {
    return List.copyOf(places.keySet());
  }

  @Override
  public String[] next() {
    Row row;
    try {
      row = first.isEmpty() ? read(false) : first.remove();
    } catch (IOException e) {
      throw notJson(e);
    }
    if (row == null) {
      return null;
    }
    line = row.line();
    numbers = row.numbers();
    return padded(row.cells());
  }

  @Override
  public boolean isNumber(int column) {
    return numbers.get(column);
  }

  /** The line on which the last object begins. */
  @Override
  public long number() {
    return line;
  }

  private String[] padded(String[] cells) {
    String[] all = Arrays.copyOf(cells, places.size());
    Arrays.fill(all, cells.length, all.length, "");
    return all;
  }

  /** The next object, or null at the end. */
  private Row read(boolean learning) throws IOException {
    if (hasEnded) {
      return null;
    }
    JsonToken token = parser.nextToken();
    if (objects == 0 && token == JsonToken.START_ARRAY) {
      isArray = true;
      token = parser.nextToken();
    }
    if (isArray && (token == null || token == JsonToken.END_ARRAY)) {
      if (token == null || parser.nextToken() != null) {
        throw refusal(token == null ? "the array has no end" : "something follows the array");
      }
      hasEnded = true;
      return null;
    }
    if (token == null) {
      hasEnded = true;
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      boolean array = token == JsonToken.START_ARRAY;
      throw refusal("$[" + objects + "] is " + (array ? "an array" : "no object"));
    }
    objects++;
    return object(learning);
  }

  private Row object(boolean learning) throws IOException {
    long start = parser.currentTokenLocation().getLineNr();
    String[] cells = new String[places.size()];
    BitSet found = new BitSet();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = key == null ? null : parser.nextToken();
      if (value == null) {
        throw refusal("the object has no end");
      }
      if (value.isStructStart()) {
        throw refusal(
            path(key) + (value == JsonToken.START_ARRAY ? " is an array" : " is an object"));
      }
      if (!places.containsKey(key)) {
        if (!learning) {
          throw refusal(
              path(key) + " is a key that the first " + LOOKED_AT + " objects do not have");
        }
        places.put(key, places.size());
        cells = Arrays.copyOf(cells, places.size());
      }
      int place = places.get(key);
      if (cells[place] != null) {
        throw refusal(path(key) + " comes twice");
      }
      cells[place] = value == JsonToken.VALUE_NULL ? "" : parser.getText();
      found.set(place, value.isNumeric());
    }
    for (int j = 0; j < cells.length; j++) {
      cells[j] = cells[j] == null ? "" : cells[j];
    }
    return new Row(cells, found, start);
  }

  private String path(String key) {
    return "$[" + (objects - 1) + "]." + SafeText.plain(key);
  }

  private DataException refusal(String problem) {
    long at = Math.max(1, parser.currentTokenLocation().getLineNr());
    return DataException.content(
        Fault.of(
            file,
            at,
            problem + ": a table is made of objects that have a value for each name",
            null));
  }

  @Override
  public void close() {
    // The text belongs to who opened it.
  }

  private DataException notJson(IOException e) {
    boolean located = e instanceof JsonProcessingException wrong && wrong.getLocation() != null;
    long at = located ? ((JsonProcessingException) e).getLocation().getLineNr() : 0;
    Fault fault = Fault.of(file, at, "begins as JSON does, but does not go on so", "make it anew");
    return new DataException(DataException.Kind.CONTENT, fault, e);
  }
}
