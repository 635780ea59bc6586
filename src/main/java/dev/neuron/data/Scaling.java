package dev.neuron.data;

import dev.neuron.math.Affine;
import dev.neuron.math.Block;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The coordinates trained in: x' = (x − shift) / scale for each feature. Training happens on x',
 * everything saved and shown is in raw units.
 *
 * @param kind how shift and scale were chosen
 * @param shift what is subtracted, (features), raw units
 * @param scale what is divided by, (features), raw units, finite and not 0
 * @param constant which features never vary, (features): their scaled value is 0 wherever they were
 *     seen, their raw weight is 0
 */
public record Scaling(Kind kind, double[] shift, double[] scale, boolean[] constant)
    implements Serializable {
  /** A shift of more than so many scales keeps a centre. */
  private static final double FAR = 0x1p10;

  /** The choices of {@code --scale}. */
  public enum Kind {
    /** Mean 0 and population standard deviation 1. */
    STANDARD,
    /** From 0 to 1. */
    MINMAX,
    /** The raw numbers: shift 0, scale 1, no feature treated as constant. */
    NONE
  }

  /** Checks the lengths. */
  public Scaling {
    if (shift.length != scale.length || shift.length != constant.length) {
      throw new IllegalArgumentException(
          shift.length + " shifts, " + scale.length + " scales, " + constant.length + " flags");
    }
  }

  /** A scaling without constant features. */
  public Scaling(Kind kind, double[] shift, double[] scale) {
    this(kind, shift, scale, new boolean[shift.length]);
  }

  /** The raw numbers as they are. */
  public static Scaling none(int features) {
    double[] scale = new double[features];
    Arrays.fill(scale, 1.0);
    return new Scaling(Kind.NONE, new double[features], scale);
  }

  /**
   * The scaling of a kind for examples with these statistics. A constant feature gets the constant
   * for its shift and scale 1, so that its scaled value is exactly 0.
   */
  public static Scaling of(Kind kind, Statistics statistics) {
    int n = statistics.mean().length;
    if (kind == Kind.NONE) {
      return none(n);
    }
    double[] shift = new double[n];
    double[] scale = new double[n];
    boolean[] constant = new boolean[n];
    for (int j = 0; j < n; j++) {
      double min = statistics.min()[j];
      double max = statistics.max()[j];
      constant[j] = min == max;
      shift[j] = kind == Kind.STANDARD && !constant[j] ? statistics.mean()[j] : min;
      scale[j] = constant[j] ? 1 : kind == Kind.STANDARD ? statistics.deviation()[j] : max - min;
    }
    return new Scaling(kind, shift, scale, constant);
  }

  /** How many features there are. */
  public int features() {
    return shift.length;
  }

  /** How many of them vary, as far as it is known. */
  public int varying() {
    int varying = 0;
    for (boolean still : constant) {
      varying += still ? 0 : 1;
    }
    return varying;
  }

  /**
   * From the coordinates trained in to raw units: w·x' + b as a function of x. With w' the scaled
   * weights: w = w' / scale, b_c = b' − Σ w·(shift − centre). Constant features get weight 0.
   *
   * @param parameters [w…, b] in scaled coordinates, (features + 1); not changed
   * @param mayHaveCentre for which features a centre other than 0 will do
   */
  public Affine affine(double[] parameters, IntPredicate mayHaveCentre) {
    int n = checked(parameters).length - 1;
    double[] weights = new double[n];
    double[] centre = new double[n];
    double bias = parameters[n];
    for (int j = 0; j < n; j++) {
      weights[j] = constant[j] ? 0.0 : parameters[j] / scale[j];
      centre[j] = mayHaveCentre.test(j) ? centre(j) : 0;
      bias -= weights[j] * (shift[j] - centre[j]);
    }
    return new Affine(weights, centre, bias);
  }

  /**
   * 0, or near the shift where 0 is so far from the data that w·x + b would lose more than three
   * digits. It is a round number among the data, to be readable.
   */
  private double centre(int j) {
    if (constant[j] || !(Math.abs(shift[j]) > FAR * scale[j])) {
      return 0;
    }
    int decimals = -1 - (int) Math.floor(Math.log10(scale[j]));
    return new BigDecimal(shift[j]).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /**
   * From raw units to the coordinates trained in; the inverse of {@link #affine} but for constant
   * features, whose contribution moves into the bias.
   *
   * @return [w…, b] in scaled coordinates, (features + 1)
   */
  public double[] fromRaw(Affine raw) {
    int n = shift.length;
    double[] scaled = checked(Arrays.copyOf(raw.weights(), raw.weights().length + 1));
    scaled[n] = raw.centredBias();
    for (int j = 0; j < n; j++) {
      scaled[j] = constant[j] ? 0.0 : raw.weights()[j] * scale[j];
      scaled[n] += raw.weights()[j] * (shift[j] - raw.centre()[j]);
    }
    return scaled;
  }

  /** Scales raw features in place: rows of (features), row-major. */
  public void apply(double[] x, int rows) {
    if (kind == Kind.NONE) {
      return;
    }
    int tile = Block.tileRows(shift.length);
    for (int from = 0; from < rows; from += tile) {
      apply(x, from, Math.min(from + tile, rows));
    }
  }

  private void apply(double[] x, int from, int to) {
    int n = shift.length;
    for (int i = from, at = from * n; i < to; i++, at += n) {
      for (int j = 0; j < n; j++) {
        x[at + j] = (x[at + j] - shift[j]) / scale[j];
      }
    }
  }

  private double[] checked(double[] parameters) {
    if (parameters.length != shift.length + 1) {
      throw new IllegalArgumentException(
          parameters.length + " parameters for " + shift.length + " features and a bias");
    }
    return parameters;
  }
}
