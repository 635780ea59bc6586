package dev.neuron.data;

import java.io.Serializable;

/**
 * What cells mean beyond plain numbers, found in training data or asked for, and kept with the
 * neuron so that other files are read alike.
 *
 * @param delimiter what stands between cells if it is no comma, or {@link CsvFormat#NONE}
 * @param decimal what stands before the decimals of numbers, a point or a comma
 * @param thousands what groups the digits of numbers in threes, or {@link CsvFormat#NONE}
 * @param target how the target's texts become 1 and 0, or null for a target of numbers
 * @param conversions what becomes of cells before they are read as numbers
 */
public record CellReading(
    char delimiter, char decimal, char thousands, TextTarget target, Conversions conversions)
    implements Serializable {
  /** Plain numbers and nothing else. */
  public static final CellReading PLAIN =
      new CellReading(CsvFormat.NONE, '.', CsvFormat.NONE, null, Conversions.NONE);

  /** Whether this is {@link #PLAIN}, without the slow beginning of a record's own equals. */
  public boolean isPlain() {
    return delimiter == PLAIN.delimiter
        && decimal == PLAIN.decimal
        && thousands == PLAIN.thousands
        && target == null
        && conversions.isNone();
  }

  /** The same for numbers written in another way. */
  public CellReading withNumbers(char otherDecimal, char otherThousands) {
    return new CellReading(delimiter, otherDecimal, otherThousands, target, conversions);
  }

  /** The same with another target. */
  public CellReading withTarget(TextTarget other) {
    return new CellReading(delimiter, decimal, thousands, other, conversions);
  }
}
