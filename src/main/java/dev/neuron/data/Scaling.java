package dev.neuron.data;

import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.Arrays;

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

  /**
   * From the coordinates trained in to raw units: w·x' + b as a function of x. With w' the scaled
   * weights: w = w' / scale, b = b' − Σ w·shift. Constant features get weight 0.
   *
   * @param parameters [w…, b] in scaled coordinates, (features + 1); not changed
   */
  public double[] toRaw(double[] parameters) {
    double[] raw = checked(parameters).clone();
    int n = shift.length;
    for (int j = 0; j < n; j++) {
      raw[j] = constant[j] ? 0.0 : parameters[j] / scale[j];
      raw[n] -= raw[j] * shift[j];
    }
    return raw;
  }

  /**
   * From raw units to the coordinates trained in; the inverse of {@link #toRaw} but for constant
   * features, whose contribution moves into the bias.
   *
   * @param parameters [w…, b] in raw units, (features + 1); not changed
   */
  public double[] fromRaw(double[] parameters) {
    double[] scaled = checked(parameters).clone();
    int n = shift.length;
    for (int j = 0; j < n; j++) {
      scaled[j] = constant[j] ? 0.0 : parameters[j] * scale[j];
      scaled[n] += parameters[j] * shift[j];
    }
    return scaled;
  }

  /** Scales raw features in place: rows of (features), row-major. */
  void apply(double[] x, int rows) {
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
