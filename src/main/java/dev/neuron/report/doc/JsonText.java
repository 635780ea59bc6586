package dev.neuron.report.doc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.SafeJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON object as text, one key a line. */
public final class JsonText {
  private JsonText() {}

  /** Writes the keys of an object. */
  public interface Keys {
    void write(JsonGenerator json) throws IOException;
  }

  /** Returns the object with a line feed at the end. */
  public static String object(Keys keys) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(separators)
              .withObjectIndenter(indenter)
              .withArrayIndenter(indenter));
      json.writeStartObject();
      keys.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes every write", impossible);
    }
    return text.append('\n').toString();
  }

  /** Writes a number, or null where JSON has none. */
  public static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  /** Writes numbers as an array in one line, null where JSON has none. */
  public static void numbers(JsonGenerator json, String name, double... values) throws IOException {
    StringBuilder array = new StringBuilder("[");
    for (double value : values) {
      array.append(array.length() == 1 ? "" : ", ");
      array.append(Double.isFinite(value) ? Numbers.shortest(value) : "null");
    }
    json.writeFieldName(name);
    json.writeRawValue(array.append(']').toString());
  }
}
