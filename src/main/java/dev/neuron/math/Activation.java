package dev.neuron.math;

import java.io.Serializable;

/**
 * The activation σ of the neuron with its parameter: a pair {value, derivative}, and the second
 * derivative that bounds the curvature.
 *
 * @param kind which function
 * @param alpha the parameter of relu (slope above 0), leaky-relu (slope below 0) and elu
 *     (saturation below 0); 1 and without effect for the others
 */
public record Activation(Kind kind, double alpha) implements Serializable {

  /** The closed choice of functions, by the names users type. */
  public enum Kind {
    /** α·max(0, z): [P] "The gradient of neuron activation", slope of [D] eq. 12. */
    RELU("relu", 1, true),
    /** z above 0, α·z below. */
    LEAKY_RELU("leaky-relu", 0.01, true),
    /** z above 0, α·(eᶻ − 1) below. */
    ELU("elu", 1, true),
    /** 1/(1 + e⁻ᶻ): [D] eq. 11. */
    SIGMOID("sigmoid", 1, false),
    /** The hyperbolic tangent. */
    TANH("tanh", 1, false),
    /** ln(1 + eᶻ). */
    SOFTPLUS("softplus", 1, false),
    /** z itself: a linear neuron. */
    IDENTITY("identity", 1, false);

    private final String label;
    private final double defaultAlpha;
    private final boolean takesAlpha;

    Kind(String label, double defaultAlpha, boolean takesAlpha) {
      this.label = label;
      this.defaultAlpha = defaultAlpha;
      this.takesAlpha = takesAlpha;
    }

    /** The name users type and model files hold. */
    public String label() {
      return label;
    }

    /** The value of α when none is given. */
    public double defaultAlpha() {
      return defaultAlpha;
    }

    /** Whether α means anything to this function. */
    public boolean takesAlpha() {
      return takesAlpha;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** The paper's neuron: max(0, z). */
  public static final Activation RELU = new Activation(Kind.RELU, 1);

  /** A linear neuron. */
  public static final Activation IDENTITY = new Activation(Kind.IDENTITY, 1);

  /**
   * Checks the parameter.
   *
   * @throws IllegalArgumentException if α is not a positive finite number, or not 1 for a function
   *     that has no parameter
   */
  public Activation {
    if (!(alpha > 0) || Double.isInfinite(alpha)) {
      throw new IllegalArgumentException("alpha must be a positive number, not " + alpha);
    }
    if (!kind.takesAlpha && alpha != 1) {
      throw new IllegalArgumentException(kind.label + " has no alpha");
    }
  }

  /** The function with its default parameter. */
  public static Activation of(Kind kind) {
    return new Activation(kind, kind.defaultAlpha);
  }

  /**
   * Finds the function by its name.
   *
   * @throws IllegalArgumentException if no activation is called so, or it takes no such alpha
   */
  public static Activation parse(String label, double alpha) {
    for (Kind kind : Kind.values()) {
      if (kind.label.equals(label)) {
        return new Activation(kind, alpha);
      }
    }
    throw new IllegalArgumentException("no activation is called \"" + label + "\"");
  }

  /** σ(z). */
  public double value(double z) {
    return switch (kind) {
      case RELU -> z <= 0 ? 0 : alpha * z; // z <= 0 is false for NaN, which stays NaN
      case LEAKY_RELU -> z > 0 ? z : alpha * z;
      case ELU -> z > 0 ? z : alpha * StrictMath.expm1(z);
      case SIGMOID -> sigmoid(z);
      case TANH -> StrictMath.tanh(z);
      case SOFTPLUS -> softplus(z);
      case IDENTITY -> z;
    };
  }

  /** σ'(z); at the kink of relu the derivative is 0, at that of leaky-relu and elu α. */
  public double derivative(double z) {
    return switch (kind) {
      case RELU -> z > 0 ? alpha : 0;
      case LEAKY_RELU -> z > 0 ? 1 : alpha;
      case ELU -> z > 0 ? 1 : alpha * StrictMath.exp(z);
      case SIGMOID -> sigmoid(z) * sigmoid(-z);
      case TANH -> {
        double sech = 2 / (StrictMath.exp(Math.abs(z)) + StrictMath.exp(-Math.abs(z)));
        yield sech * sech;
      }
      case SOFTPLUS -> sigmoid(z);
      case IDENTITY -> 1;
    };
  }

  /** σ''(z), 0 on the straight parts. */
  public double secondDerivative(double z) {
    return switch (kind) {
      case RELU, LEAKY_RELU, IDENTITY -> 0;
      case ELU -> z > 0 ? 0 : alpha * StrictMath.exp(z);
      case SIGMOID -> derivative(z) * (sigmoid(-z) - sigmoid(z));
      case TANH -> -2 * StrictMath.tanh(z) * derivative(z);
      case SOFTPLUS -> sigmoid(z) * sigmoid(-z);
    };
  }

  /**
   * The step <em>activate</em> of the kernel: values and derivatives of a tile of affine values.
   *
   * @param z affine values, (rows)
   * @param a receives σ(z), (rows)
   * @param slope receives σ'(z), (rows)
   */
  void activate(double[] z, double[] a, double[] slope, int rows) {
    switch (kind) {
      case RELU -> activateRelu(z, a, slope, rows);
      case LEAKY_RELU -> activateLeakyRelu(z, a, slope, rows);
      case IDENTITY -> {
        for (int r = 0; r < rows; r++) {
          a[r] = z[r];
          slope[r] = 1;
        }
      }
      case SIGMOID -> activateSigmoid(z, a, slope, rows);
      default -> {
        for (int r = 0; r < rows; r++) {
          a[r] = value(z[r]);
          slope[r] = derivative(z[r]);
        }
      }
    }
  }

  /**
   * max(0, z) by masks, as a branch would be guessed wrong for every second example (4 ns each,
   * measured, against 0.6). NaN does not look clipped: it is passed on.
   */
  private void activateRelu(double[] z, double[] a, double[] slope, int rows) {
    double alpha = this.alpha;
    for (int r = 0; r < rows; r++) {
      long active = Kernel.whereActive(z[r]);
      a[r] = alpha * Kernel.pick(z[r], active | Kernel.whereNaN(z[r]));
      slope[r] = Kernel.pick(alpha, active);
    }
  }

  private void activateLeakyRelu(double[] z, double[] a, double[] slope, int rows) {
    double alpha = this.alpha;
    for (int r = 0; r < rows; r++) {
      long active = Kernel.whereActive(z[r]);
      slope[r] = Kernel.pick(1, active) + Kernel.pick(alpha, ~active);
      a[r] = slope[r] * z[r];
    }
  }

  private static void activateSigmoid(double[] z, double[] a, double[] slope, int rows) {
    for (int r = 0; r < rows; r++) {
      double tail = StrictMath.exp(-Math.abs(z[r])); // e^−|z| never overflows
      double larger = 1 / (1 + tail);
      double smaller = tail / (1 + tail);
      a[r] = z[r] >= 0 ? larger : smaller;
      slope[r] = larger * smaller;
    }
  }

  /** The greatest lower bound of σ. */
  public double lowerBound() {
    return switch (kind) {
      case RELU, SIGMOID, SOFTPLUS -> 0;
      case ELU -> -alpha;
      case TANH -> -1;
      case LEAKY_RELU, IDENTITY -> Double.NEGATIVE_INFINITY;
    };
  }

  /** The least upper bound of σ. */
  public double upperBound() {
    return switch (kind) {
      case SIGMOID, TANH -> 1;
      case RELU, LEAKY_RELU, ELU, SOFTPLUS, IDENTITY -> Double.POSITIVE_INFINITY;
    };
  }

  /**
   * σ⁻¹(a) for a strictly inside σ's range.
   *
   * @throws IllegalArgumentException if σ never takes the value a
   */
  public double inverse(double a) {
    if (!(a > lowerBound() && a < upperBound())) {
      throw new IllegalArgumentException(kind.label + " never takes the value " + a);
    }
    return switch (kind) {
      case RELU -> a / alpha;
      case LEAKY_RELU -> a > 0 ? a : a / alpha;
      case ELU -> a > 0 ? a : StrictMath.log1p(a / alpha);
      case SIGMOID -> StrictMath.log(a) - StrictMath.log1p(-a);
      case TANH -> 0.5 * (StrictMath.log1p(a) - StrictMath.log1p(-a));
      case SOFTPLUS -> a + StrictMath.log(-StrictMath.expm1(-a));
      case IDENTITY -> a;
    };
  }

  /** The greatest slope. */
  public double steepest() {
    return switch (kind) {
      case RELU -> alpha;
      case LEAKY_RELU, ELU -> Math.max(1, alpha);
      case SIGMOID -> 0.25;
      case TANH, SOFTPLUS, IDENTITY -> 1;
    };
  }

  /** Whether σ is made of straight pieces, so that the squared cost is quadratic between kinks. */
  public boolean isPiecewiseLinear() {
    return switch (kind) {
      case RELU, LEAKY_RELU, IDENTITY -> true;
      case ELU, SIGMOID, TANH, SOFTPLUS -> false;
    };
  }

  /** Whether σ (elu with α ≠ 1 included) has a kink at z = 0. */
  public boolean hasKink() {
    return switch (kind) {
      case RELU -> true;
      case LEAKY_RELU, ELU -> alpha != 1;
      case SIGMOID, TANH, SOFTPLUS, IDENTITY -> false;
    };
  }

  /** Whether a neuron can lose every derivative at once: only where σ' is 0 for all z ≤ 0. */
  public boolean canDie() {
    return kind == Kind.RELU;
  }

  private static double sigmoid(double z) {
    double tail = StrictMath.exp(-Math.abs(z));
    return z >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
  }

  static double softplus(double z) {
    return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }
}
