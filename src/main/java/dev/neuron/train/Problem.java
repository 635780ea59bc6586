package dev.neuron.train;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Lanczos;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.diagnose.Targets;
import dev.neuron.engine.CountedEngine;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.GramProduct;
import dev.neuron.math.Neuron;
import dev.neuron.math.NormSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What is to be minimised, with the facts about it that do not depend on how: shared by all runs on
 * the same examples, one after the other.
 */
public final class Problem implements AutoCloseable {
  /** What not every run asks for, measured when it first is; shared by the copies of a problem. */
  private static final class Measured {
    double[] bestConstant;
    GradientSum atBestConstant;
    NormSum norms;
    ShuffledRows shuffled;
    Spectrum spectrum;
    int redundant; // directions in which it is 0 by construction
    Lanczos walk; // null where the matrix is formed
  }

  /** So well is λmax found out on the way, where passes are made anyway: three digits. */
  private static final double ON_THE_WAY = 1e-3;

  /** What was found out on the way is good for two digits, which are not worth a pass more. */
  private static final double NO_PASS_MORE = 3e-2;

  /** A gradient of this size, in units of mean|y|·max|x̂|, is rounding. */
  private static final double ROUNDING = 1e-15;

  private final Neuron neuron;
  private final GradientEngine engine;
  private final GradientEngine validation;
  private final Targets targets;
  private final double kappa;
  private final Phases phases;
  private final Measured measured;

  private Problem(
      Neuron neuron,
      GradientEngine engine,
      GradientEngine validation,
      Targets targets,
      double kappa,
      Phases phases,
      Measured measured) {
    this.neuron = neuron;
    this.engine = engine;
    this.validation = validation;
    this.targets = targets;
    this.kappa = kappa;
    this.phases = phases;
    this.measured = measured;
  }

  /**
   * Measures the examples the engine holds.
   *
   * @param validation who sums over the validation examples, or null without any
   */
  public static Problem of(Neuron neuron, GradientEngine engine, GradientEngine validation) {
    return of(neuron, engine, validation, new Phases(Phase.TARGETS));
  }

  /** The same; {@code phases} are told what time and passes go to. */
  public static Problem of(
      Neuron neuron, GradientEngine examples, GradientEngine validation, Phases phases) {
    phases.turnTo(Phase.TARGETS);
    GradientEngine engine = new CountedEngine(examples, phases);
    Targets targets = Targets.of(engine);
    double kappa = Curvature.kappa(neuron, targets);
    Measured measured = new Measured();
    if (engine.features() > Curvature.MOST_FEATURES_FOR_GRAM) {
      measured.walk = new Lanczos(engine.features() + 1, engine.rows());
    } else {
      phases.turnTo(Phase.SPECTRUM);
      measured.spectrum = Curvature.spectrum(engine);
    }
    phases.turnTo(Phase.TRAIN);
    return new Problem(neuron, engine, validation, targets, kappa, phases, measured);
  }

  /** The same of features of which so many sums are constant, as the bias is. */
  public Problem withRedundant(int directions) {
    measured.redundant = directions;
    return this;
  }

  /** How many sums of features are constant, as the bias is. */
  public int redundant() {
    return measured.redundant;
  }

  /** The same, measured in passes that are given up soon after somebody wants the end. */
  Problem interruptible(BooleanSupplier asked) {
    return new Problem(
        neuron,
        engine.interruptible(asked),
        validation == null ? null : validation.interruptible(asked),
        targets,
        kappa,
        phases,
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

  /** Gives back what the engine holds. */
  @Override
  public void close() {
    engine.close();
  }

  /** Who sums over the validation examples, or null without any. */
  public GradientEngine validation() {
    return validation;
  }

  /** What time and passes over the training examples go to. */
  public Phases phases() {
    return phases;
  }

  /** The targets of the training examples. */
  public Targets targets() {
    return targets;
  }

  /** κ = sup d²c(σ(z), y)/dz²; 0 where the cost is made of straight lines. */
  public double kappa() {
    return kappa;
  }

  /**
   * The bound of the cost's curvature. With many features it takes passes, unless enough of it was
   * found out on the way: so it is asked for only where it is needed, and stays as it was then.
   */
  public Curvature curvature() {
    if (measured.spectrum == null) {
      Phase before = phases.turnTo(Phase.SPECTRUM);
      try {
        if (!measured.walk.isKnown(NO_PASS_MORE)) {
          measured.walk.resume(engine, Curvature.TOLERANCE);
        }
      } finally {
        phases.turnTo(before);
      }
      measured.spectrum = measured.walk.seen();
      measured.walk = null;
    }
    return new Curvature(kappa, measured.spectrum.without(measured.redundant));
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
  public double meanWeight() {
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
      pass(new ArrayList<>(), new ArrayList<>());
    }
    return measured.atBestConstant;
  }

  /**
   * The sums over the training examples, one for each ŵ: in one pass, and in none where ŵ is the
   * best constant, which most runs start from. The first pass sums at the best constant, too.
   */
  public void sum(double[][] wHats, GradientSum[] into) {
    List<double[]> points = new ArrayList<>();
    List<GradientSum> sums = new ArrayList<>();
    for (int k = 0; k < wHats.length; k++) {
      if (!Arrays.equals(wHats[k], bestConstant())) {
        points.add(wHats[k]);
        sums.add(into[k]);
      }
    }
    if (!points.isEmpty()) {
      pass(points, sums);
    }
    for (int k = 0; k < wHats.length; k++) {
      if (!sums.contains(into[k])) {
        into[k].reset();
        into[k].merge(sumAtBestConstant());
      }
    }
  }

  /** A pass, on which goes along what else will be needed. */
  private void pass(List<double[]> points, List<GradientSum> sums) {
    GradientSum constant = measured.atBestConstant;
    if (constant == null) {
      constant = new GradientSum(neuron, engine.features());
      points.add(bestConstant());
      sums.add(constant);
    }
    boolean walks = measured.walk != null && !measured.walk.isKnown(ON_THE_WAY);
    List<ExampleSum<?>> riders = new ArrayList<>();
    if (walks) {
      riders.add(new GramProduct(measured.walk.direction()));
    }
    boolean measures = measured.walk != null && measured.norms == null;
    if (measures) {
      riders.add(new NormSum());
    }
    List<ExampleSum<?>> ridden =
        engine.sum(points.toArray(double[][]::new), sums.toArray(GradientSum[]::new), riders);
    measured.atBestConstant = constant;
    if (measures) {
      measured.norms = (NormSum) ridden.get(ridden.size() - 1);
    }
    if (walks) {
      double[] product = new double[engine.features() + 1];
      ((GramProduct) ridden.get(0)).product(product);
      measured.walk.take(product);
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
    if (measured.spectrum == null) {
      return Math.max(goal, unit * Math.sqrt(norms().largest()));
    }
    // The largest norm takes a pass, and hardly ever matters: a bound of it mostly settles that.
    return goal >= unit * Math.sqrt(boundOfSquaredNorms())
        ? goal
        : Math.max(goal, unit * Math.sqrt(norms().largest()));
  }

  /** max ‖x̂_i‖² ≤ (Σs / min s)·tr G, and tr G ≤ (features + 1)·λmax. */
  private double boundOfSquaredNorms() {
    double shares = targets.weight() / targets.leastWeight();
    return shares * (engine.features() + 1) * measured.spectrum.largest();
  }
}
