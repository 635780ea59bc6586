package dev.neuron.data.json;

import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
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
    char thousands = CsvFormat.NONE;
    if (fields.has("thousands", it -> of.apply(it).thousands() != CsvFormat.NONE)) {
      String mark = fields.text("thousands", it -> String.valueOf(of.apply(it).thousands()));
      if (mark.length() != 1 || ",. '".indexOf(mark) < 0) {
        throw fields.wrong("thousands", "is no mark between groups of digits: '" + mark + "'");
      }
      thousands = mark.charAt(0);
    }
    return new CellReading(
        decimal(fields, of, thousands),
        thousands,
        target,
        ConversionFields.pass(fields, it -> of.apply(it).conversions()));
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
