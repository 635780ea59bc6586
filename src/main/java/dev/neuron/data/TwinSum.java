package dev.neuron.data;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;

/** Whether two features are equal in every example. */
final class TwinSum implements ExampleSum<TwinSum> {
  private static final long serialVersionUID = 1;

  private final int one;
  private final int other;
  private boolean differ;

  TwinSum(int one, int other) {
    this.one = one;
    this.other = other;
  }

  boolean areEqual() {
    return !differ;
  }

  @Override
  public TwinSum empty() {
    return new TwinSum(one, other);
  }

  @Override
  public void add(Block block, int from, int to) {
    double[] x = block.x();
    int columns = block.columns();
    for (int i = from, at = from * columns; i < to && !differ; i++, at += columns) {
      differ = x[at + one] != x[at + other];
    }
  }

  @Override
  public void merge(TwinSum sum) {
    differ |= sum.differ;
  }
}
