package dev.neuron.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A JSON object being written: the order of the calls is the order of the keys. All JSON of this
 * program is written here, so its rules are the same everywhere: a number has the fewest digits
 * that read back to the same bits, and null stands where there is none (NaN, infinite).
 */
public final class Json {
  /** No file of this program nests deeper than six levels, but a newer one may a little. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_NUMBER_LENGTH = 1000;

  /** Reads and writes all JSON. */
  public static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE) // as long as a column's name may be
                  .build())
          .build();

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  /** How an object is laid out. */
  public enum Layout {
    /** All in one line. */
    LINE,
    /** A key a line, {@code "key": value}; lists of numbers in one line. */
    BLOCK,
    /** A key a line, {@code "key" : value}; lists in the line of their key. */
    SPACED,
    /** A key a line, and the objects of a list on one line each. */
    ROWS;

    private PrettyPrinter printer() {
      return switch (this) {
        case LINE -> null;
        case BLOCK ->
            new DefaultPrettyPrinter(
                    Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER);
        case SPACED -> new DefaultPrettyPrinter().withObjectIndenter(INDENTER);
        case ROWS -> new RowLayout();
      };
    }
  }

  /** What writes in memory, where no write fails. */
  private interface Writing {
    void run() throws IOException;
  }

  private final JsonGenerator json;
  private final Layout layout;

  private Json(JsonGenerator json, Layout layout) {
    this.json = json;
    this.layout = layout;
    json.setPrettyPrinter(layout.printer());
  }

  /**
   * Returns one object with a line feed at the end, to be seen: names in it are whole, but no
   * character steers a terminal or turns writing around.
   */
  public static String text(Layout layout, Consumer<Json> fields) {
    StringWriter text = new StringWriter();
    unfailing(
        () -> {
          try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setCharacterEscapes(new SafeEscapes());
            new Json(json, layout).root(fields);
          }
        });
    return text.append('\n').toString();
  }

  /** Returns one object as the content of a file, with a line feed at the end. */
  public static byte[] bytes(Layout layout, Consumer<Json> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    unfailing(
        () -> {
          try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            new Json(json, layout).root(fields);
          }
        });
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void root(Consumer<Json> fields) throws IOException {
    json.writeStartObject();
    fields.accept(this);
    json.writeEndObject();
  }

  /** Writes a text, or null. */
  public void put(String key, String text) {
    unfailing(() -> json.writeStringField(key, text));
  }

  /** Writes a truth value. */
  public void put(String key, boolean value) {
    unfailing(() -> json.writeBooleanField(key, value));
  }

  /** Writes a whole number. */
  public void put(String key, long number) {
    unfailing(() -> json.writeNumberField(key, number));
  }

  /** Writes a number, or null where it is not finite. */
  public void put(String key, double number) {
    value(key, number);
  }

  /** Writes a list of numbers. */
  public void put(String key, double... numbers) {
    value(key, numbers);
  }

  /** Writes texts as a list. */
  public void put(String key, List<String> texts) {
    value(key, texts);
  }

  /**
   * Writes a key with a value of a kind known when the program runs.
   *
   * @param value null, a {@link String}, {@link Boolean}, {@link Integer}, {@link Long}, {@link
   *     Double}, {@code double[]}, a list or map of such, or an {@link OptionalDouble}, of which an
   *     empty one leaves the key out
   */
  public void value(String key, Object value) {
    if (value instanceof OptionalDouble number) {
      number.ifPresent(present -> put(key, present));
      return;
    }
    unfailing(
        () -> {
          json.writeFieldName(key);
          write(value);
        });
  }

  /** Writes an object, with the fields that are written meanwhile. */
  public void object(String key, Runnable fields) {
    unfailing(
        () -> {
          json.writeObjectFieldStart(key);
          fields.run();
          json.writeEndObject();
        });
  }

  /** Writes a list of objects, each with the fields that are written meanwhile. */
  public <T> void list(String key, Iterable<? extends T> items, Consumer<T> fields) {
    list(
        key,
        () -> {
          for (T item : items) {
            item(() -> fields.accept(item));
          }
        });
  }

  /** Writes a list of the objects that are written by {@link #item} meanwhile. */
  public void list(String key, Runnable items) {
    unfailing(
        () -> {
          json.writeArrayFieldStart(key);
          items.run();
          json.writeEndArray();
        });
  }

  /** Writes an object of a list, with the fields that are written meanwhile. */
  public void item(Runnable fields) {
    unfailing(
        () -> {
          json.writeStartObject();
          fields.run();
          json.writeEndObject();
        });
  }

  /** Writes numbers as a list in which NaN and the infinities are texts, to be read again. */
  public void exact(String key, double... numbers) {
    unfailing(
        () -> {
          json.writeFieldName(key);
          json.writeArray(numbers, 0, numbers.length);
        });
  }

  /** Writes lists of numbers as {@link #exact}. */
  public void exact(String key, List<double[]> lists) {
    unfailing(
        () -> {
          json.writeArrayFieldStart(key);
          for (double[] numbers : lists) {
            json.writeArray(numbers, 0, numbers.length);
          }
          json.writeEndArray();
        });
  }

  private void write(Object value) throws IOException {
    if (value instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (value == null || value instanceof Double) {
      json.writeNull();
    } else if (value instanceof Long || value instanceof Integer) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof double[] numbers) {
      numbers(numbers);
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> fields) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        value((String) field.getKey(), field.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString((String) value);
    }
  }

  private void numbers(double... numbers) throws IOException {
    if (layout == Layout.BLOCK) {
      StringBuilder array = new StringBuilder("[");
      for (double number : numbers) {
        array.append(array.length() == 1 ? "" : ", ");
        array.append(Double.isFinite(number) ? NumberOutput.toString(number, true) : "null");
      }
      json.writeRawValue(array.append(']').toString());
      return;
    }
    json.writeStartArray();
    for (double number : numbers) {
      write(number);
    }
    json.writeEndArray();
  }

  private static void unfailing(Writing writing) {
    try {
      writing.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes every write", impossible);
    }
  }
}
