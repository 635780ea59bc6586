package dev.neuron.train;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Targets;
import dev.neuron.engine.GradientEngine;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.math.NormSum;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * What is to be minimised, with the facts about it that do not depend on how: shared by all runs on
 * the same examples, one after the other.
 */
public final class Problem {
  /** What not every run asks for, measured when it first is; shared by the copies of a problem. */
  private static final class Measured {
    double[] bestConstant;
    GradientSum atBestConstant;
    NormSum norms;
    ShuffledRows shuffled;
  }

  /** A gradient of this size, in units of mean|y|·max|x̂|, is rounding. */
  private static final double ROUNDING = 1e-15;

  private final Neuron neuron;
  private final GradientEngine engine;
  private final GradientEngine validation;
  private final Targets targets;
  private final Curvature curvature;
  private final Measured measured;

  private Problem(
      Neuron neuron,
      GradientEngine engine,
      GradientEngine validation,
      Targets targets,
      Curvature curvature,
      Measured measured) {
    this.neuron = neuron;
    this.engine = engine;
    this.validation = validation;
    this.targets = targets;
    this.curvature = curvature;
    this.measured = measured;
  }

  /**
   * Measures the examples the engine holds.
   *
   * @param validation who sums over the validation examples, or null without any
   */
  public static Problem of(Neuron neuron, GradientEngine engine, GradientEngine validation) {
    Targets targets = Targets.of(engine);
    Curvature curvature = Curvature.of(engine, neuron, targets);
    return new Problem(neuron, engine, validation, targets, curvature, new Measured());
  }

  /** The same, measured in passes that are given up soon after somebody wants the end. */
  Problem interruptible(BooleanSupplier asked) {
    return new Problem(
        neuron,
        engine.interruptible(asked),
        validation == null ? null : validation.interruptible(asked),
        targets,
        curvature,
        measured);
  }

  /** Activation and cost. */
  public Neuron neuron() {
    return neuron;
  }

  /** Who sums over the training examples. */
  public GradientEngine engine() {
    return engine;
  }

  /** Who sums over the validation examples, or null without any. */
  public GradientEngine validation() {
    return validation;
  }

  /** The targets of the training examples. */
  public Targets targets() {
    return targets;
  }

  /** The bound of the cost's curvature. */
  public Curvature curvature() {
    return curvature;
  }

  /** How large the largest of the training examples are. */
  private NormSum norms() {
    if (measured.norms == null) {
      measured.norms = engine.norms();
    }
    return measured.norms;
  }

  /** max ‖x̂_i‖² over the training examples, each multiplied by its share s_i/(Σs/N). */
  double largestWeightedSquaredNorm() {
    return norms().largestWeighted() / meanWeight();
  }

  /** Σs/N, what a training example weighs on average. */
  double meanWeight() {
    return targets.weight() / targets.count();
  }

  /** The training examples in rows that change their order, if there are few enough. */
  ShuffledRows shuffledRows() {
    if (measured.shuffled == null) {
      measured.shuffled = new ShuffledRows(engine, neuron);
    }
    return measured.shuffled;
  }

  /** ŵ of the neuron that predicts the best constant, (features + 1), not to be changed. */
  public double[] bestConstant() {
    if (measured.bestConstant == null) {
      double[] wHat = new double[engine.features() + 1];
      wHat[engine.features()] = targets.bestConstantBias(neuron.activation(), neuron.cost());
      measured.bestConstant = wHat;
    }
    return measured.bestConstant;
  }

  /** The cost and gradient at {@link #bestConstant}, not to be changed. */
  GradientSum sumAtBestConstant() {
    if (measured.atBestConstant == null) {
      GradientSum sum = new GradientSum(neuron, engine.features());
      engine.sum(bestConstant(), sum);
      measured.atBestConstant = sum;
    }
    return measured.atBestConstant;
  }

  /**
   * The sums over the training examples, one for each ŵ: in one pass, and in none where ŵ is the
   * best constant, which most runs start from.
   */
  public void sum(double[][] wHats, GradientSum[] into) {
    double[][] points = new double[wHats.length][];
    GradientSum[] sums = new GradientSum[wHats.length];
    int open = 0;
    for (int k = 0; k < wHats.length; k++) {
      if (Arrays.equals(wHats[k], bestConstant())) {
        into[k].reset();
        into[k].merge(sumAtBestConstant());
      } else {
        points[open] = wHats[k];
        sums[open++] = into[k];
      }
    }
    if (open > 0) {
      engine.sum(Arrays.copyOf(points, open), Arrays.copyOf(sums, open));
    }
  }

  /**
   * The gradient norm that counts as zero: the tolerance times the norm at the best constant, a
   * property of the data alone, or what is rounding, 1e-15·mean|y|·max|x̂|; 0 for a tolerance of 0.
   */
  public double goal(StoppingRule rule) {
    if (rule.tolerance() == 0) {
      return 0;
    }
    double[] gradient = sumAtBestConstant().gradient();
    double goal = rule.tolerance() * Penalty.NONE.gradientNorm(gradient, gradient, 1);
    double unit = ROUNDING * targets.meanMagnitude();
    // The largest norm takes a pass, and hardly ever matters: a bound of it mostly settles that.
    return goal >= unit * Math.sqrt(boundOfSquaredNorms())
        ? goal
        : Math.max(goal, unit * Math.sqrt(norms().largest()));
  }

  /** max ‖x̂_i‖² ≤ (Σs / min s)·tr G, and tr G ≤ (features + 1)·λmax. */
  private double boundOfSquaredNorms() {
    double shares = targets.weight() / targets.leastWeight();
    return shares * (engine.features() + 1) * curvature.spectrum().largest();
  }
}
