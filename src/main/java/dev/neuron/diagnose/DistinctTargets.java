package dev.neuron.diagnose;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.TreeSet;

/** The different targets, as long as they are few. */
final class DistinctTargets implements ExampleSum<DistinctTargets> {
  private static final long serialVersionUID = 1;

  private final int most;
  private final TreeSet<Double> values = new TreeSet<>();

  /**
   * None yet.
   *
   * @param most how many are kept; of more it is only known that there are more
   */
  DistinctTargets(int most) {
    this.most = most;
  }

  @Override
  public DistinctTargets empty() {
    return new DistinctTargets(most);
  }

  @Override
  public void add(Block block, int from, int to) {
    for (int i = from; i < to && areFew(); i++) {
      values.add(block.y()[i] + 0.0); // one zero
    }
  }

  @Override
  public void merge(DistinctTargets other) {
    values.addAll(other.values);
  }

  /** Whether all of them are known. */
  boolean areFew() {
    return values.size() <= most;
  }

  /** In rising order. */
  double[] values() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
