package dev.neuron.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object strictly and in bounded memory: no repeated key, no NaN, no number beyond a
 * double, nothing after the end, and an own message for each.
 */
public final class JsonReader {
  private final String file;
  private final String kind;
  private final JsonParser parser;
  private boolean isOpen;
  private boolean isBegun;

  private JsonReader(String file, String kind, JsonParser parser) {
    this.file = file;
    this.kind = kind;
    this.parser = parser;
  }

  /**
   * Reads the object that the stream holds.
   *
   * @param kind what the file should be, for messages: model or checkpoint
   * @param limit how many bytes may be read
   * @throws DataException of kind CONTENT if it holds anything else, UNREADABLE if a read fails
   */
  public static JsonObject read(String file, String kind, InputStream bytes, long limit) {
    BoundedStream in = new BoundedStream(file, kind, bytes, limit);
    JsonReader reader = null;
    try (JsonParser parser = Json.FACTORY.createParser(in)) {
      // Accepted here to be refused below with a better message.
      parser.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
      reader = new JsonReader(file, kind, parser);
      return reader.document(in);
    } catch (StreamConstraintsException hostile) {
      throw fault(file, 0, "has nesting, a name or a number longer than any " + kind + " has");
    } catch (JsonProcessingException wrong) {
      int line = wrong.getLocation() == null ? 0 : line(wrong.getLocation().getLineNr());
      if (reader != null && reader.isOpen && in.isAtEnd()) {
        throw fault(file, line, "ends too early: it is truncated");
      }
      if (!(reader != null && reader.isBegun) && isTable(in.firstLine())) {
        throw table(file, kind);
      }
      throw fault(file, line, "is not valid JSON: " + shown(wrong.getOriginalMessage()));
    } catch (IOException wrong) {
      throw fault(file, 0, "is not valid JSON: " + shown(wrong.getMessage()));
    }
  }

  /** Whether a file with this first line is a table rather than anything of JSON. */
  private static boolean isTable(String line) {
    boolean json = line.startsWith("{") || line.startsWith("[");
    boolean text = line.chars().noneMatch(c -> (c < ' ' && c != '\t' && c != '\r') || c == 0xFFFD);
    return !json && text && line.chars().anyMatch(c -> ",;\t|".indexOf(c) >= 0);
  }

  private static DataException table(String file, String kind) {
    boolean model = kind.equals("model");
    String problem =
        "looks like CSV data; a "
            + (model ? "model file is JSON written by train -m" : kind + " is JSON");
    String remedy = model ? "the model is named before the data" : null;
    return DataException.content(Fault.of(file, problem, remedy));
  }

  private JsonObject document(BoundedStream in) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw fault(file, 0, "is empty, not a " + kind);
    }
    if (first != JsonToken.START_OBJECT && isTable(in.firstLine())) {
      throw table(file, kind);
    }
    if (first != JsonToken.START_OBJECT) {
      throw fault(file, line(), "is not a " + kind + ": a JSON object is expected");
    }
    isBegun = true;
    isOpen = true;
    JsonObject object = object("");
    isOpen = false;
    refuseMore();
    return object;
  }

  private void refuseMore() throws IOException {
    boolean more = true;
    try {
      more = parser.nextToken() != null;
    } catch (JsonProcessingException garbage) {
      // Text that is no JSON follows, too.
    }
    if (more) {
      throw fault(file, line(), "goes on after the end of the " + kind);
    }
  }

  private JsonObject object(String path) throws IOException {
    int line = line();
    Map<String, JsonObject.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String inner = path.isEmpty() ? key : path + "." + key;
      int at = line();
      parser.nextToken();
      if (members.put(key, new JsonObject.Member(value(inner), at)) != null) {
        throw fault(file, at, "key " + SafeText.of(inner) + " appears twice");
      }
    }
    return new JsonObject(file, kind, path, line, members);
  }

  private List<Object> list(String path) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]"));
    }
    return items;
  }

  private Object value(String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> list(path);
      case VALUE_STRING -> text(path);
      case VALUE_NUMBER_INT -> integer(path);
      case VALUE_NUMBER_FLOAT -> number(path);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> JsonObject.NULL;
    };
  }

  private Object integer(String path) throws IOException {
    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return fits ? (Object) parser.getLongValue() : number(path);
  }

  private Double number(String path) throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isNaN(number)) {
      throw fault(file, line(), SafeText.of(path) + " is NaN, not a number");
    }
    if (Double.isInfinite(number)) {
      String problem = "is too large for a number: " + SafeText.of(parser.getText());
      throw fault(file, line(), SafeText.of(path) + " " + problem);
    }
    return number;
  }

  /** Half a character, which JSON can spell, could not be written again. */
  private String text(String path) throws IOException {
    String text = parser.getText();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw fault(file, line(), SafeText.of(path) + " holds half a character");
      }
    }
    return text;
  }

  private int line() {
    return line(parser.currentTokenLocation().getLineNr());
  }

  private static int line(int number) {
    return Math.max(0, number);
  }

  /** The message may quote the file. */
  private static String shown(String message) {
    int end = message.indexOf('\n');
    return SafeText.plain(end < 0 ? message : message.substring(0, end));
  }

  private static DataException fault(String file, int line, String problem) {
    return DataException.content(Fault.of(file, line, problem, null));
  }
}
