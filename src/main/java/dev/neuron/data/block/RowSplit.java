package dev.neuron.data.block;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.List;

/**
 * Chooses the rows for validation. Every row has a random number made of the seed and its place
 * alone; the rows with the smallest numbers are chosen, as many as were asked for. Nothing has to
 * be stored for that, and where rows are appended to a file few others change sides.
 */
public final class RowSplit implements Serializable {
  private static final long serialVersionUID = 1;

  private final long seed;
  private final long threshold;

  private RowSplit(long seed, long threshold) {
    this.seed = seed;
    this.threshold = threshold;
  }

  /**
   * Chooses.
   *
   * @param share of the rows, above 0 and below 1
   * @throws DataException of kind CONTENT if there are fewer than two rows
   */
  public static RowSplit of(long rows, double share, long seed, String file) {
    if (!(share > 0 && share < 1)) {
      throw DataException.request(
          "--validation takes a share above 0 and below 1, or a file", "0.2 is usual");
    }
    if (rows < 2) {
      throw DataException.content(
          Fault.of(file, "one row cannot be split for --validation", "give a file to it"));
    }
    long wanted = Math.min(rows - 1, Math.max(1, Math.round(share * rows)));
    long[] last = SplitMix.ranked(seed, rows, new long[] {wanted - 1}, Long.MIN_VALUE);
    return new RowSplit(seed, last[0]);
  }

  public boolean isValidation(long row) {
    return Long.compareUnsigned(SplitMix.at(seed, row), threshold) <= 0;
  }

  /** The rows for validation, or those for training. */
  public RowChoice choice(boolean validation) {
    return (row, group) -> isValidation(row) == validation;
  }

  /** Moves rows into two parts; the blocks given are given up one by one. */
  public void distribute(List<Block> blocks, BlockBuilder training, BlockBuilder validation) {
    long row = 0;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.set(b, null);
      for (int i = 0; i < block.rows(); i++, row++) {
        (isValidation(row) ? validation : training).add(block, i);
      }
    }
  }
}
