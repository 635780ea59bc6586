package dev.neuron.diagnose.certainty;

import dev.neuron.data.Scaling;
import dev.neuron.data.Statistics;
import dev.neuron.engine.GradientEngine;
import dev.neuron.math.Cost;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import java.util.Arrays;

/** Computes standard errors at a minimum of the cost: one pass over the examples, robust two. */
public final class ErrorEstimation {
  /** Errors of this size, in units of the targets', are rounding. */
  private static final double ROUNDING = 1e-14;

  private final Neuron neuron;
  private final GradientEngine engine;
  private final double[] wHat; // (features + 1)
  private final Statistics statistics;
  private final boolean[] counts; // (features)
  private final double[] mean; // (features), raw units
  private final double[] deviation; // (features), raw units, never 0
  private final double[] shift; // the same in the coordinates trained in
  private final double[] scale;

  /**
   * Prepares it.
   *
   * @param wHat the minimum, in the coordinates trained in, (features + 1)
   * @param scaling the coordinates trained in
   * @param statistics of the examples, raw units
   */
  public ErrorEstimation(
      Neuron neuron, GradientEngine engine, double[] wHat, Scaling scaling, Statistics statistics) {
    int n = engine.features();
    this.neuron = neuron;
    this.engine = engine;
    this.wHat = wHat;
    this.statistics = statistics;
    this.counts = new boolean[n];
    this.mean = new double[n];
    this.deviation = new double[n];
    this.shift = new double[n];
    this.scale = new double[n];
    for (int j = 0; j < n; j++) {
      boolean varies = statistics.min()[j] < statistics.max()[j];
      counts[j] = !scaling.constant()[j];
      mean[j] = varies ? statistics.mean()[j] : statistics.min()[j];
      double squared = statistics.deviation()[j];
      deviation[j] = squared > 0 ? squared : varies ? Double.NaN : 1; // NaN: a square underflowed
      shift[j] = (mean[j] - scaling.shift()[j]) / scaling.scale()[j];
      scale[j] = deviation[j] / scaling.scale()[j];
    }
  }

  /**
   * The standard errors, or why there are none.
   *
   * @param loss the cost there
   * @param robust whether they shall hold for errors of unequal spread
   * @param confidence of the intervals, inside (0, 1)
   */
  public Certainty estimate(double loss, boolean robust, double confidence) {
    ErrorMethod method = ErrorMethod.of(neuron.cost(), robust);
    boolean leastSquares = neuron.cost().kind() == Cost.Kind.SQUARED;
    InformationSum information =
        sum(leastSquares ? new Factors.Slope(neuron) : new Factors.Bend(neuron));
    int parameters = 1;
    for (boolean one : counts) {
      parameters += one ? 1 : 0;
    }
    if (information.telling() <= parameters) {
      return new Refusal.TooFewExamples(information.examples(), information.telling(), parameters);
    }
    if (leastSquares && isRounding(Math.sqrt(loss))) {
      return new Refusal.NoError();
    }
    if (neuron.cost().kind() == Cost.Kind.LOG_LOSS && information.isSeparated()) {
      return new Refusal.Separated();
    }
    double[][] bread = total(information);
    if (!isFinite(bread) || !isFinite(new double[][] {deviation})) {
      return new Refusal.BeyondNumbers();
    }
    NormalMatrix normal = new NormalMatrix(bread, counts);
    if (!normal.isDefinite()) {
      return new Refusal.NoMinimum();
    }
    if (!normal.copies().isEmpty()) {
      return new Refusal.Copies(normal.copies());
    }
    double[][] meat = null;
    if (method == ErrorMethod.HC3 || method == ErrorMethod.SANDWICH) {
      meat = total(sum(spread(method, normal)));
      if (!isFinite(meat)) {
        return method == ErrorMethod.HC3 ? new Refusal.OwnParameter() : new Refusal.BeyondNumbers();
      }
    }
    double factor =
        method == ErrorMethod.CLASSICAL
            ? loss * information.weight() / (information.examples() - parameters)
            : 1;
    double[] errors = errors(normal, meat, factor);
    if (errors == null) {
      return new Refusal.BeyondNumbers();
    }
    return new StandardErrors(
        method,
        neuron.cost().kind() == Cost.Kind.LOG_LOSS,
        confidence,
        information.examples(),
        parameters,
        information.active(),
        information.onKink(),
        information.bending(),
        errors);
  }

  private boolean isRounding(double error) {
    double size = Math.abs(statistics.target().mean()) + statistics.target().deviation();
    return error <= ROUNDING * size;
  }

  private GramSum.Factor spread(ErrorMethod method, NormalMatrix normal) {
    if (method == ErrorMethod.SANDWICH) {
      return new Factors.Score(neuron);
    }
    double[][] inverse = new double[wHat.length][];
    for (int j = 0; j < inverse.length; j++) {
      double[] unit = new double[wHat.length];
      unit[j] = 1;
      inverse[j] = normal.solve(unit);
    }
    return new Factors.Leverage(neuron, inverse);
  }

  private InformationSum sum(GramSum.Factor factor) {
    GramSum gram = new GramSum(engine.features(), wHat, factor, shift, scale);
    return engine.fold(new InformationSum(neuron, wHat, gram));
  }

  private static double[][] total(InformationSum sum) {
    double[][] total = sum.mean();
    for (double[] row : total) {
      for (int k = 0; k < row.length; k++) {
        row[k] *= sum.weight();
      }
    }
    return total;
  }

  private static boolean isFinite(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  /** In raw units: each raw parameter is a direction in standardized ones. Null beyond numbers. */
  private double[] errors(NormalMatrix bread, double[][] meat, double factor) {
    int n = counts.length;
    double[] errors = new double[n + 1];
    double[] bias = new double[n + 1];
    bias[n] = 1;
    for (int j = 0; j < n; j++) {
      bias[j] = counts[j] ? -mean[j] / deviation[j] : 0;
      double[] direction = new double[n + 1];
      direction[j] = 1 / deviation[j];
      errors[j] = counts[j] ? Math.sqrt(factor * variance(bread, meat, direction)) : Double.NaN;
      if (counts[j] && !Double.isFinite(errors[j])) {
        return null;
      }
    }
    errors[n] = Math.sqrt(factor * variance(bread, meat, bias));
    return Double.isFinite(errors[n]) ? errors : null;
  }

  /** vᵀ M⁻¹ v, or of the sandwich vᵀ M⁻¹ S M⁻¹ v. */
  private static double variance(NormalMatrix bread, double[][] meat, double[] v) {
    if (meat == null) {
      return bread.inverseSquare(v);
    }
    double[] u = bread.solve(v);
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      for (int k = 0; k < u.length; k++) {
        sum += u[j] * meat[j][k] * u[k];
      }
    }
    return Math.max(0, sum);
  }
}
