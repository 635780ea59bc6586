package dev.neuron.report.doc;

import dev.neuron.data.SafeText;
import dev.neuron.data.json.Json;
import dev.neuron.report.words.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;

/**
 * The fields of records for programs, each declared once: a key, and the way to its value. JSON has
 * the keys as they are, a csv file spells them with underscores. Numbers have every digit; one that
 * is not finite is empty in csv and null in JSON, and null is unknown.
 *
 * @param <R> a record's type
 */
public final class Records<R> {
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private record Field<R>(String key, boolean isCell, Function<? super R, ?> of) {}

  private final List<Field<R>> fields = new ArrayList<>();

  /** Adds a field, of a kind that {@link Json#value} knows. */
  public Records<R> field(String key, Function<? super R, ?> of) {
    fields.add(new Field<>(key, true, of));
    return this;
  }

  /** Adds a field that csv leaves out: a list, an object, words. */
  public Records<R> detail(String key, Function<? super R, ?> of) {
    fields.add(new Field<>(key, false, of));
    return this;
  }

  /** A header and a line a record. */
  public String csv(List<? extends R> records) {
    StringBuilder text = new StringBuilder(header());
    for (R one : records) {
      text.append(line(one));
    }
    return text.toString();
  }

  /** The first line of a csv file. */
  public String header() {
    return line(field -> field.key().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
  }

  /** The line of a record in a csv file. */
  public String line(R one) {
    return line(field -> cell(field.of().apply(one)));
  }

  private String line(Function<Field<R>, String> cell) {
    StringWriter text = new StringWriter();
    try {
      CSV.printRecord(text, fields.stream().filter(Field::isCell).map(cell).toArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes every write", impossible);
    }
    return text.toString();
  }

  private static String cell(Object value) {
    if (value instanceof OptionalDouble number) {
      return cell(number.orElse(Double.NaN));
    } else if (value instanceof Double number) {
      return Double.isFinite(number) ? Numbers.shortest(number) : "";
    }
    return value == null ? "" : SafeText.plain(value.toString());
  }

  /** An object a record and line. */
  public String jsonLines(String event, List<? extends R> records) {
    StringBuilder text = new StringBuilder();
    for (R one : records) {
      text.append(JsonAnswer.event(event, json -> write(json, one)));
    }
    return text.toString();
  }

  /** Writes the fields of a record. */
  public void write(Json json, R one) {
    for (Field<R> field : fields) {
      json.value(field.key(), field.of().apply(one));
    }
  }
}
