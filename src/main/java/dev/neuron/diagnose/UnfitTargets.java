package dev.neuron.diagnose;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;

/** The targets that are neither of two values nor, if that will do, between them. */
final class UnfitTargets implements ExampleSum<UnfitTargets> {
  private static final long serialVersionUID = 1;

  private final double lower;
  private final double upper;
  private final boolean betweenWillDo;
  long count;
  double weight; // Σs of all targets
  double squares; // Σs·d², d the distance from what is between the two values

  UnfitTargets(double lower, double upper, boolean betweenWillDo) {
    this.lower = lower;
    this.upper = upper;
    this.betweenWillDo = betweenWillDo;
  }

  @Override
  public UnfitTargets empty() {
    return new UnfitTargets(lower, upper, betweenWillDo);
  }

  @Override
  public void add(Block block, int from, int to) {
    for (int i = from; i < to; i++) {
      double y = block.y()[i];
      double s = block.weights() == null ? 1 : block.weights()[i];
      double distance = Math.max(Math.max(lower - y, y - upper), 0);
      count += isFit(y) ? 0 : 1;
      weight += s;
      squares += s * distance * distance;
    }
  }

  private boolean isFit(double y) {
    return y == lower || y == upper || (betweenWillDo && y > lower && y < upper);
  }

  @Override
  public void merge(UnfitTargets other) {
    count += other.count;
    weight += other.weight;
    squares += other.squares;
  }
}
