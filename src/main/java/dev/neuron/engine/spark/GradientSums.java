package dev.neuron.engine.spark;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;

/** Cost and gradient at several ŵ, each block read once for all of them. */
final class GradientSums implements ExampleSum<GradientSums> {
  private static final long serialVersionUID = 1;

  private final Neuron neuron;
  private final int features;
  private final double[][] wHats; // (ŵs, features + 1)
  private final GradientSum[] sums; // (ŵs)

  GradientSums(Neuron neuron, int features, double[][] wHats) {
    this.neuron = neuron;
    this.features = features;
    this.wHats = wHats;
    this.sums = new GradientSum[wHats.length];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = new GradientSum(neuron, features);
    }
  }

  @Override
  public GradientSums empty() {
    return new GradientSums(neuron, features, wHats);
  }

  @Override
  public void add(Block block, int from, int to) {
    for (int k = 0; k < sums.length; k++) {
      sums[k].add(block, from, to, wHats[k]);
    }
  }

  @Override
  public void merge(GradientSums other) {
    for (int k = 0; k < sums.length; k++) {
      sums[k].merge(other.sums[k]);
    }
  }

  /** Puts the sums in the place of others. */
  void copy(GradientSum[] into) {
    for (int k = 0; k < sums.length; k++) {
      into[k].reset();
      into[k].merge(sums[k]);
    }
  }
}
