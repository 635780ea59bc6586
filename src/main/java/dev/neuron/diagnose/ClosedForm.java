package dev.neuron.diagnose;

import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.List;

/** The gradient under test: any function of examples and ŵ. */
@FunctionalInterface
public interface ClosedForm {

  /**
   * ∇C at ŵ.
   *
   * @param examples blocks that all have the same number of features
   * @param wHat [w; b], (features + 1); not to be changed
   * @return (features + 1), the bias last
   */
  double[] gradient(List<Block> examples, double[] wHat);

  /** The one the trainer uses, summed by the engine the trainer uses. */
  static ClosedForm ofTrainer(Neuron neuron, int threads) {
    return (examples, wHat) -> {
      try (LocalEngine engine = new LocalEngine(examples, neuron, threads)) {
        GradientSum sum = new GradientSum(neuron, engine.features());
        engine.sum(wHat, sum);
        return sum.gradient();
      }
    };
  }
}
