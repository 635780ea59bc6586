package dev.neuron.math;

import java.io.Serializable;

/**
 * Some examples, stored one after the other: the unit in which data is loaded, handed to threads
 * and summed.
 *
 * @param x the features, (rows, columns), row-major, in the coordinates trained in
 * @param y the targets, (rows)
 * @param weights the example weights, (rows), each finite and ≥ 0, or null when every example
 *     weighs 1
 * @param rows how many examples the block holds
 * @param columns how many features each example has
 */
public record Block(double[] x, double[] y, double[] weights, int rows, int columns)
    implements Serializable {
  /**
   * Doubles of x in a tile: 32 KB, so that the second reading comes from the first-level cache, and
   * the loops over a tile are called so often that the compiler takes them whole, not mid-way.
   */
  private static final int TILE_DOUBLES = 4096;

  private static final int MAX_TILE_ROWS = 512;

  /**
   * Checks that the arrays hold at least the shape promised.
   *
   * @throws IllegalArgumentException if an array is shorter than rows and columns demand
   */
  public Block {
    if (rows < 0 || columns < 0 || x.length < (long) rows * columns || y.length < rows) {
      throw new IllegalArgumentException(
          "block of "
              + rows
              + "×"
              + columns
              + " holds "
              + x.length
              + " features and "
              + y.length
              + " targets");
    }
    if (weights != null && weights.length < rows) {
      throw new IllegalArgumentException(
          "block of " + rows + " rows has " + weights.length + " weights");
    }
  }

  /** What an example weighs, 1 without weights. */
  public double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /**
   * How many rows a sum works off together: a multiple of four, so that rows fall into the same
   * groups of four wherever a block is cut at a multiple of it. A block cut there has the same
   * sums.
   */
  public static int tileRows(int columns) {
    return tileRows(columns, TILE_DOUBLES);
  }

  static int tileRows(int columns, int doubles) {
    return Math.min(MAX_TILE_ROWS, Math.max(4, (doubles / Math.max(1, columns)) & ~3));
  }
}
