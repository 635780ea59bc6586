package dev.neuron.data.rows;

import dev.neuron.data.Note;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.TotalLabel;
import dev.neuron.math.Block;

/**
 * Tells of a last row that has the sums of all above, beside texts, whatever its label says: each
 * of its numbers is a sum, and at least two are not 0.
 */
final class LastSums {
  /** Sums of decimals are as far apart as the order of adding up makes them. */
  private static final double SAME = 1e-9;

  /** A table of more rows is none that anybody adds up by hand. */
  private static final int MOST_ROWS = 10_000;

  private LastSums() {}

  /** The warning, or null. */
  static Note warning(Schema head, String file, long line, Block rows) {
    boolean labels = head.columns().stream().anyMatch(column -> column.kind() == Schema.Kind.TEXT);
    int last = rows.rows() - 1;
    int told = 0;
    for (int j = 0; labels && last > 2 && last < MOST_ROWS && j <= rows.columns(); j++) {
      double sum = 0;
      for (int i = 0; i < last; i++) {
        sum += number(rows, i, j);
      }
      double value = number(rows, last, j);
      if (!(Math.abs(sum - value) <= SAME * Math.abs(value))) {
        return null;
      }
      told += value == 0 ? 0 : 1;
    }
    return told < 2
        ? null
        : TotalLabel.warning(file, line, "has the sums of all rows above in every number");
  }

  private static double number(Block rows, int i, int j) {
    return j == rows.columns() ? rows.y()[i] : rows.x()[i * rows.columns() + j];
  }
}
