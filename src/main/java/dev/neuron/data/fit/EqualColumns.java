package dev.neuron.data.fit;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;

/** Which pairs of features are equal in every example. */
final class EqualColumns implements ExampleSum<EqualColumns> {
  private static final long serialVersionUID = 1;

  private final int[] ones; // the first feature of each pair
  private final int[] others;
  private final boolean[] differ;

  /** Pairs of features, two arrays of the same length. */
  EqualColumns(int[] ones, int[] others) {
    this.ones = ones;
    this.others = others;
    this.differ = new boolean[ones.length];
  }

  boolean areEqual(int pair) {
    return !differ[pair];
  }

  @Override
  public EqualColumns empty() {
    return new EqualColumns(ones, others);
  }

  @Override
  public void add(Block block, int from, int to) {
    double[] x = block.x();
    for (int i = from; i < to; i++) {
      int at = i * block.columns();
      for (int k = 0; k < ones.length; k++) {
        differ[k] = differ[k] || x[at + ones[k]] != x[at + others[k]];
      }
    }
  }

  @Override
  public void merge(EqualColumns sum) {
    for (int k = 0; k < ones.length; k++) {
      differ[k] |= sum.differ[k];
    }
  }
}
