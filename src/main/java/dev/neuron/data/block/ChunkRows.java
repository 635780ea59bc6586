package dev.neuron.data.block;

import dev.neuron.math.Block;
import java.util.Arrays;

/** The good rows of a chunk, in the order of the text; used again for the next chunk. */
public final class ChunkRows {
  private static final int FIRST_ROWS = 256;

  private final int slots;
  private final boolean weighted;
  private double[] x = {}; // (rows, slots), row-major
  private double[] y = {}; // (rows)
  private double[] weights = {}; // (rows), if weighted
  private int count;

  /**
   * No rows.
   *
   * @param slots how many numbers a row has besides target and weight
   */
  public ChunkRows(int slots, boolean weighted) {
    this.slots = slots;
    this.weighted = weighted;
  }

  public void clear() {
    count = 0;
  }

  /** Copies a row: its slots, then its target, then its weight. */
  public void add(double[] row) {
    if (count == y.length) {
      int more = Math.max(FIRST_ROWS, 2 * count);
      x = Arrays.copyOf(x, more * slots);
      y = Arrays.copyOf(y, more);
      weights = weighted ? Arrays.copyOf(weights, more) : weights;
    }
    System.arraycopy(row, 0, x, count * slots, slots);
    y[count] = row[slots];
    if (weighted) {
      weights[count] = row[slots + 1];
    }
    count++;
  }

  public int count() {
    return count;
  }

  /** Adds them one by one. */
  public void addTo(RowSink sink) {
    for (int i = 0; i < count; i++) {
      sink.add(x, i * slots, y[i], weighted ? weights[i] : 1);
    }
  }

  /** Copies the rows {@code from} … to the rows {@code to} … of a block's arrays. */
  void copy(int from, Block block, int to, int rows) {
    System.arraycopy(x, from * slots, block.x(), to * slots, rows * slots);
    System.arraycopy(y, from, block.y(), to, rows);
    if (weighted) {
      System.arraycopy(weights, from, block.weights(), to, rows);
    }
  }
}
