package dev.neuron.data.fit;

import dev.neuron.data.block.RawExamples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;

/** The weighted mean of each feature over the cells that are there, row by row. */
final class MeanSum implements ExampleSum<MeanSum> {
  private static final long serialVersionUID = 1;

  private final double[] sums; // (features), Σ s·x
  private final double[] weights; // (features), Σ s

  private MeanSum(int features) {
    this.sums = new double[features];
    this.weights = new double[features];
  }

  /** The means, (features), raw units; NaN where no cell is there. */
  static double[] of(RawExamples examples, int features) {
    MeanSum all = examples.sum(new MeanSum(features));
    double[] means = new double[features];
    for (int j = 0; j < features; j++) {
      means[j] = all.sums[j] / all.weights[j];
    }
    return means;
  }

  @Override
  public MeanSum empty() {
    return new MeanSum(sums.length);
  }

  @Override
  public void add(Block block, int from, int to) {
    for (int i = from, at = from * sums.length; i < to; i++) {
      double weight = block.weight(i);
      for (int j = 0; j < sums.length; j++, at++) {
        double value = block.x()[at];
        if (!Double.isNaN(value)) {
          sums[j] += weight * value;
          weights[j] += weight;
        }
      }
    }
  }

  @Override
  public void merge(MeanSum other) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += other.sums[j];
      weights[j] += other.weights[j];
    }
  }
}
