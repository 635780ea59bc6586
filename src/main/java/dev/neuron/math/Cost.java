package dev.neuron.math;

import java.io.Serializable;

/**
 * The cost of one example, c(a, y): a pair {value, derivative} like {@link Activation}.
 *
 * @param kind which function
 * @param parameter δ of huber, τ of quantile; 1 and without effect for the others
 */
public record Cost(Kind kind, double parameter) implements Serializable {

  /** The closed choice of functions, by the names users type. */
  public enum Kind {
    /** (y − a)²: the paper's, [P] "The gradient of the neural network loss function". */
    SQUARED("squared", 1),
    /** |a − y|. */
    ABSOLUTE("absolute", 1),
    /** ½e² where |e| ≤ δ, δ(|e| − ½δ) beyond. */
    HUBER("huber", 1),
    /** τ(y − a) where a &lt; y, (1 − τ)(a − y) beyond. */
    QUANTILE("quantile", 0.5),
    /** −y·ln a − (1 − y)·ln(1 − a), targets 0/1, with sigmoid only. */
    LOG_LOSS("log-loss", 1),
    /** max(0, 1 − t·a) with t = +1 where y &gt; 0, else −1. */
    HINGE("hinge", 1);

    private final String label;
    private final double defaultParameter;

    Kind(String label, double defaultParameter) {
      this.label = label;
      this.defaultParameter = defaultParameter;
    }

    /** The name users type and model files hold. */
    public String label() {
      return label;
    }

    /** The parameter's value when none is given. */
    public double defaultParameter() {
      return defaultParameter;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** The paper's cost: (y − a)². */
  public static final Cost SQUARED = new Cost(Kind.SQUARED, 1);

  /**
   * Checks the parameter.
   *
   * @throws IllegalArgumentException if δ is not positive and finite, or τ not inside (0, 1)
   */
  public Cost {
    boolean valid =
        switch (kind) {
          case HUBER -> parameter > 0 && !Double.isInfinite(parameter);
          case QUANTILE -> parameter > 0 && parameter < 1;
          case SQUARED, ABSOLUTE, LOG_LOSS, HINGE -> parameter == 1;
        };
    if (!valid) {
      throw new IllegalArgumentException(
          switch (kind) {
            case HUBER -> "delta must be a positive number, not " + parameter;
            case QUANTILE -> "quantile must lie between 0 and 1, not " + parameter;
            default -> kind.label + " has no parameter";
          });
    }
  }

  /** The function with its default parameter. */
  public static Cost of(Kind kind) {
    return new Cost(kind, kind.defaultParameter);
  }

  /** c(a, y). */
  public double value(double a, double y) {
    double e = a - y;
    return switch (kind) {
      case SQUARED -> e * e;
      case ABSOLUTE -> Math.abs(e);
      case HUBER ->
          Math.abs(e) <= parameter ? 0.5 * e * e : parameter * (Math.abs(e) - 0.5 * parameter);
      case QUANTILE -> e < 0 ? -parameter * e : (1 - parameter) * e;
      case LOG_LOSS ->
          -(y == 0 ? 0 : y * StrictMath.log(a)) - (y == 1 ? 0 : (1 - y) * StrictMath.log1p(-a));
      case HINGE -> Math.max(0, 1 - side(y) * a);
    };
  }

  /** ∂c/∂a(a, y), 0 at a kink. */
  public double derivative(double a, double y) {
    double e = a - y;
    return switch (kind) {
      case SQUARED -> 2 * e;
      case ABSOLUTE -> Math.signum(e);
      case HUBER -> Math.max(-parameter, Math.min(parameter, e));
      case QUANTILE -> e < 0 ? -parameter : e > 0 ? 1 - parameter : 0;
      case LOG_LOSS -> e / (a * (1 - a));
      case HINGE -> side(y) * a < 1 ? -side(y) : 0;
    };
  }

  /** ∂²c/∂a²(a, y), 0 on the straight parts. */
  public double secondDerivative(double a, double y) {
    return switch (kind) {
      case SQUARED -> 2;
      case HUBER -> Math.abs(a - y) <= parameter ? 1 : 0;
      case LOG_LOSS -> y / (a * a) + (1 - y) / ((1 - a) * (1 - a));
      case ABSOLUTE, QUANTILE, HINGE -> 0;
    };
  }

  /** Whether only the sign of a prediction is the answer: a margin is no estimate of its target. */
  public boolean isMargin() {
    return kind == Kind.HINGE;
  }

  /** Whether the cost bends anywhere, so that a stable learning rate exists. */
  public boolean hasCurvature() {
    return switch (kind) {
      case SQUARED, HUBER, LOG_LOSS -> true;
      case ABSOLUTE, QUANTILE, HINGE -> false;
    };
  }

  /**
   * The step <em>cost</em> of the kernel: the costs of a tile, and for each example the error
   * signal ∂c/∂a · σ' that the accumulation multiplies into x̂.
   *
   * @param z affine values, (rows)
   * @param a activations on entry, the costs c(a, y) on return, (rows)
   * @param slope σ'(z) on entry, the error signal on return, (rows)
   * @param y targets, (rows)
   */
  void cost(double[] z, double[] a, double[] slope, double[] y, int rows) {
    switch (kind) {
      case SQUARED -> {
        for (int r = 0; r < rows; r++) {
          double e = a[r] - y[r];
          a[r] = e * e;
          slope[r] *= 2 * e;
        }
      }
      case LOG_LOSS -> {
        for (int r = 0; r < rows; r++) {
          slope[r] = a[r] - y[r]; // ∂c/∂z = σ(z) − y
          a[r] = logLoss(z[r], y[r]);
        }
      }
      case ABSOLUTE, QUANTILE -> tilted(a, slope, y, rows);
      case HUBER -> huber(a, slope, y, rows);
      case HINGE -> hinge(a, slope, y, rows);
    }
  }

  // The same functions as in value and derivative, by masks in place of branches: which side of a
  // kink an example lies on cannot be guessed (measured, with branches 1.4 to 2.5 times the time of
  // the paper's kernel, without at most 1.2).

  /** Absolute and quantile: one slope above the target, another below. */
  private void tilted(double[] a, double[] slope, double[] y, int rows) {
    double above = kind == Kind.QUANTILE ? 1 - parameter : 1;
    double below = kind == Kind.QUANTILE ? -parameter : -1;
    for (int r = 0; r < rows; r++) {
      double e = a[r] - y[r];
      double side =
          Kernel.pick(above, Kernel.whereActive(e)) + Kernel.pick(below, Kernel.whereActive(-e));
      a[r] = side * e;
      slope[r] *= side;
    }
  }

  /** With ê the error clipped to ±δ, ê(e − ½ê) is both the parabola and the lines beyond. */
  private void huber(double[] a, double[] slope, double[] y, int rows) {
    double delta = parameter;
    for (int r = 0; r < rows; r++) {
      double e = a[r] - y[r];
      long above = Kernel.whereActive(e - delta);
      long below = Kernel.whereActive(-e - delta);
      double clipped =
          Kernel.pick(delta, above) + Kernel.pick(-delta, below) + Kernel.pick(e, ~(above | below));
      a[r] = clipped * (e - 0.5 * clipped);
      slope[r] *= clipped;
    }
  }

  private static void hinge(double[] a, double[] slope, double[] y, int rows) {
    for (int r = 0; r < rows; r++) {
      double side = Kernel.pick(2, Kernel.whereActive(y[r])) - 1;
      double margin = 1 - side * a[r];
      long inside = Kernel.whereActive(margin);
      a[r] = Kernel.pick(margin, inside | Kernel.whereNaN(margin));
      slope[r] *= Kernel.pick(-side, inside);
    }
  }

  /**
   * Log-loss as a function of the affine value, ln(1 + eᶻ) − y·z, where nothing saturates. The
   * large parts are taken from each other first: they cancel exactly for targets 0 and 1.
   */
  static double logLoss(double z, double y) {
    return (Math.max(z, 0) - y * z) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  /** The side of the margin a target stands for: 0/1 and −1/+1 targets mean the same. */
  private static double side(double y) {
    return y > 0 ? 1 : -1;
  }
}
