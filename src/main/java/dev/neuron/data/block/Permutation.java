package dev.neuron.data.block;

import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;

/** A random order of rows, made by swapping them (Fisher and Yates). */
final class Permutation {
  private final List<Block> blocks;
  private final int rowsPerBlock;
  private final double[] spare;

  private Permutation(List<Block> blocks) {
    this.blocks = blocks;
    this.rowsPerBlock = blocks.isEmpty() ? 1 : blocks.get(0).rows();
    this.spare = new double[blocks.isEmpty() ? 0 : blocks.get(0).columns()];
  }

  /**
   * Puts the rows of blocks of equal length, the last one may be shorter, into a random order: no
   * second copy of the examples is made.
   */
  static void apply(List<Block> blocks, long seed) {
    long rows = 0;
    for (Block block : blocks) {
      rows += block.rows();
    }
    Permutation permutation = new Permutation(blocks);
    SplitMix random = new SplitMix(seed);
    for (long last = rows - 1; last > 0; last--) {
      permutation.swap(last, random.below(last + 1));
    }
  }

  /** New blocks with the same rows in the order that {@link #apply} gives them. */
  static List<Block> of(List<Block> source, long seed) {
    List<Block> copies = new ArrayList<>(source.size());
    for (Block block : source) {
      copies.add(
          new Block(
              block.x().clone(),
              block.y().clone(),
              block.weights() == null ? null : block.weights().clone(),
              block.rows(),
              block.columns()));
    }
    apply(copies, seed);
    return copies;
  }

  private void swap(long one, long other) {
    Block a = blocks.get((int) (one / rowsPerBlock));
    Block b = blocks.get((int) (other / rowsPerBlock));
    int i = (int) (one % rowsPerBlock);
    int j = (int) (other % rowsPerBlock);
    int columns = spare.length;
    System.arraycopy(a.x(), i * columns, spare, 0, columns);
    System.arraycopy(b.x(), j * columns, a.x(), i * columns, columns);
    System.arraycopy(spare, 0, b.x(), j * columns, columns);
    exchange(a.y(), i, b.y(), j);
    if (a.weights() != null) {
      exchange(a.weights(), i, b.weights(), j);
    }
  }

  private static void exchange(double[] a, int i, double[] b, int j) {
    double value = a[i];
    a[i] = b[j];
    b[j] = value;
  }
}
