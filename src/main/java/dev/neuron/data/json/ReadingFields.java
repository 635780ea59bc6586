package dev.neuron.data.json;

import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.NumberText;
import dev.neuron.data.TextTarget;
import java.util.function.Function;

/** What cells mean beyond plain numbers, as keys of a model file and of a cache. */
public final class ReadingFields {
  private ReadingFields() {}

  /**
   * Passes the keys, of which plain numbers have none.
   *
   * @param of the way to what they tell
   */
  public static <T> CellReading pass(Fields<T> fields, Function<T, CellReading> of) {
    TextTarget target = null;
    if (fields.has("positive", it -> of.apply(it).target() != null)
        || fields.has("negative", it -> of.apply(it).target() != null)) {
      String positive = fields.text("positive", it -> of.apply(it).target().positive());
      boolean named = fields.has("negative", it -> of.apply(it).target().negative() != null);
      target =
          new TextTarget(
              positive,
              named ? fields.text("negative", it -> of.apply(it).target().negative()) : null);
    }
    char delimiter = mark(fields, "delimiter", it -> of.apply(it).delimiter());
    if (delimiter == ',' || delimiter == '\n' || delimiter == '\r') {
      throw fields.wrong("delimiter", "is no delimiter to remember");
    }
    char thousands = mark(fields, "thousands", it -> of.apply(it).thousands());
    if (thousands != CsvFormat.NONE && NumberText.MARKS.indexOf(thousands) < 0) {
      throw fields.wrong("thousands", "is no mark between groups of digits: '" + thousands + "'");
    }
    return new CellReading(
        delimiter,
        decimal(fields, of, thousands),
        thousands,
        target,
        ConversionFields.pass(fields, it -> of.apply(it).conversions()));
  }

  /** One character, or NONE where there is no such key. */
  private static <T> char mark(Fields<T> fields, String key, Function<T, Character> of) {
    if (!fields.has(key, it -> of.apply(it) != CsvFormat.NONE)) {
      return CsvFormat.NONE;
    }
    String mark = fields.text(key, it -> String.valueOf(of.apply(it)));
    if (mark.length() != 1) {
      throw fields.wrong(key, "is no single character: '" + mark + "'");
    }
    return mark.charAt(0);
  }

  /** What stands before decimals: a point between groups leaves the comma, whether told or not. */
  private static <T> char decimal(Fields<T> fields, Function<T, CellReading> of, char thousands) {
    if (!fields.has("decimal", it -> of.apply(it).decimal() != '.')) {
      return thousands == '.' ? ',' : '.';
    }
    String mark = fields.text("decimal", it -> String.valueOf(of.apply(it).decimal()));
    if (!mark.equals(",") || thousands == ',') {
      throw fields.wrong("decimal", "is no mark before decimals here: '" + mark + "'");
    }
    return ',';
  }
}
