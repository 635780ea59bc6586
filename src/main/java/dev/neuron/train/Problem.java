package dev.neuron.train;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Targets;
import dev.neuron.engine.GradientEngine;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.function.BooleanSupplier;

/**
 * What is to be minimised, with the facts about it that do not depend on how: shared by all runs on
 * the same examples.
 *
 * @param neuron activation and cost
 * @param engine who sums over the training examples
 * @param validation who sums over the validation examples, or null without any
 * @param targets the targets of the training examples
 * @param curvature the bound of the cost's curvature
 * @param largestSquaredNorm max ‖x̂_i‖² over the training examples
 */
public record Problem(
    Neuron neuron,
    GradientEngine engine,
    GradientEngine validation,
    Targets targets,
    Curvature curvature,
    double largestSquaredNorm) {

  /** Measures the examples the engine holds. */
  public static Problem of(Neuron neuron, GradientEngine engine, GradientEngine validation) {
    Targets targets = Targets.of(engine);
    return new Problem(
        neuron,
        engine,
        validation,
        targets,
        Curvature.of(engine, neuron, targets),
        engine.largestSquaredNorm());
  }

  /** The same, measured in passes that are given up soon after somebody wants the end. */
  Problem interruptible(BooleanSupplier asked) {
    return new Problem(
        neuron,
        engine.interruptible(asked),
        validation == null ? null : validation.interruptible(asked),
        targets,
        curvature,
        largestSquaredNorm);
  }

  /** The cost and gradient of the neuron that predicts the best constant. */
  GradientSum sumAtBestConstant() {
    double[] wHat = new double[engine.features() + 1];
    wHat[engine.features()] = targets.bestConstantBias(neuron.activation(), neuron.cost());
    GradientSum sum = new GradientSum(neuron, engine.features());
    engine.sum(wHat, sum);
    return sum;
  }

  /** Gradient norms below this are rounding: 1e-15 · mean|y| · max|x̂|. */
  double zeroNorm() {
    return 1e-15 * targets.meanMagnitude() * Math.sqrt(largestSquaredNorm);
  }

  /**
   * The gradient norm that counts as zero: the tolerance times the norm at the best constant, a
   * property of the data alone; 0 for a tolerance of 0.
   */
  double goal(GradientSum atConstant, StoppingRule rule) {
    double[] gradient = atConstant.gradient();
    double norm = Penalty.NONE.gradientNorm(gradient, gradient, 1);
    return rule.tolerance() == 0 ? 0 : Math.max(rule.tolerance() * norm, zeroNorm());
  }
}
