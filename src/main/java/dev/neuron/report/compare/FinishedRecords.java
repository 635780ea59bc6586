package dev.neuron.report.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.SafeText;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.SafeJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/**
 * Finished runs for programs, all with the same keys, those of new runs as far as they are known:
 * texts, numbers (not finite or null where unknown), losses and weights. A csv file leaves out the
 * last two.
 */
final class FinishedRecords {
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final List<Map<String, Object>> records = new ArrayList<>();

  void add(Map<String, Object> fields) {
    records.add(fields);
  }

  /** A line a record, the keys spelled with underscores in the first. */
  String csv() {
    StringWriter text = new StringWriter();
    try {
      List<String> keys = new ArrayList<>();
      records.get(0).forEach((key, value) -> keep(keys, value, underscored(key)));
      CSV.printRecord(text, keys.toArray());
      for (Map<String, Object> fields : records) {
        List<String> cells = new ArrayList<>();
        fields.forEach((key, value) -> keep(cells, value, cell(value)));
        CSV.printRecord(text, cells.toArray());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes every write", impossible);
    }
    return text.toString();
  }

  private static void keep(List<String> cells, Object value, String cell) {
    if (!(value instanceof double[]) && !(value instanceof Map)) {
      cells.add(cell);
    }
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? Numbers.shortest(number) : "";
    }
    return value == null ? "" : SafeText.plain(value.toString());
  }

  private static String underscored(String key) {
    return key.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** An object a record and line. */
  String jsonLines(String event) {
    StringWriter text = new StringWriter();
    for (Map<String, Object> fields : records) {
      try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("event", event);
        fields(json, fields);
        json.writeEndObject();
      } catch (IOException impossible) {
        throw new UncheckedIOException("a string takes every write", impossible);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** One object with all records. */
  String json(String name) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", ComparisonJson.SCHEMA);
      json.writeArrayFieldStart(name);
      for (Map<String, Object> fields : records) {
        json.writeStartObject();
        fields(json, fields);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes every write", impossible);
    }
    return text.append('\n').toString();
  }

  private static void fields(JsonGenerator json, Map<String, ?> fields) throws IOException {
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      json.writeFieldName(field.getKey());
      value(json, field.getValue());
    }
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof double[] numbers) {
      json.writeStartArray();
      for (double number : numbers) {
        value(json, number);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> weights) {
      json.writeStartObject();
      for (Map.Entry<?, ?> weight : weights.entrySet()) {
        json.writeFieldName((String) weight.getKey());
        value(json, weight.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else {
      json.writeNull();
    }
  }
}
