package dev.neuron.data.block;

import dev.neuron.data.Columns;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Scaling;
import dev.neuron.data.Statistics;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Examples ready to train on: scaled features, targets and weights in blocks of a fixed number of
 * rows (the last may be shorter) that depends on the number of features alone.
 *
 * @param blocks the examples in order, each block about 4 MB, in memory or {@link Examples}
 * @param columns what the features are
 * @param scaling the coordinates of the blocks' x
 * @param statistics of the training part, in raw units
 * @param report what was read and assumed
 */
public record Dataset(
    List<Block> blocks,
    Columns columns,
    Scaling scaling,
    Statistics statistics,
    LoadReport report) {
  /** The size of a block's features in bytes, about. */
  public static final int BLOCK_BYTES = 4 << 20;

  /** Copies the list, not the blocks; those in a file or another process stay there. */
  public Dataset {
    blocks = blocks instanceof Examples ? blocks : List.copyOf(blocks);
  }

  /**
   * How many rows a full block has: about 4 MB of features, at least 1 row. As loops take four rows
   * together, a multiple of four, where there are as many: what is left over comes at the very end.
   */
  public static int rowsPerBlock(int features) {
    int rows = Math.max(1, BLOCK_BYTES / (8 * Math.max(1, features)));
    return rows < 4 ? rows : rows & ~3;
  }

  /** How many examples there are. */
  public long rows() {
    if (blocks instanceof Examples elsewhere) {
      return elsewhere.count();
    }
    long rows = 0;
    for (Block block : blocks) {
      rows += block.rows();
    }
    return rows;
  }

  /** How many features each example has. */
  public int features() {
    return columns.size();
  }

  /** The same examples in memory. */
  public Dataset inMemory() {
    return new Dataset(new ArrayList<>(blocks), columns, scaling, statistics, report);
  }

  /**
   * Puts the examples into a random order in place, for mini-batches to be cut from: the blocks are
   * no longer in the order of the file. Only for a caller that shares them with nobody.
   *
   * @param seed the same seed gives the same order, on every machine
   */
  public void permute(long seed) {
    Permutation.apply(blocks, seed);
  }

  /** The same examples in the order that {@link #permute} gives them, in new blocks. */
  public Dataset permuted(long seed) {
    return new Dataset(Permutation.of(blocks, seed), columns, scaling, statistics, report);
  }
}
