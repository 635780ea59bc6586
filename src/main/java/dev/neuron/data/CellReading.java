package dev.neuron.data;

import java.io.Serializable;

/**
 * What cells mean beyond plain numbers, found in training data or asked for, and kept with the
 * neuron so that other files are read alike.
 *
 * @param thousands what groups the digits of numbers in threes, or {@link CsvFormat#NONE}
 * @param target how the target's texts become 1 and 0, or null for a target of numbers
 */
public record CellReading(char thousands, TextTarget target) implements Serializable {
  /** Plain numbers and nothing else. */
  public static final CellReading PLAIN = new CellReading(CsvFormat.NONE, null);

  public boolean isPlain() {
    return equals(PLAIN);
  }

  /** The same with another mark between groups of digits. */
  public CellReading withThousands(char other) {
    return new CellReading(other, target);
  }
}
