package dev.neuron.math;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The weighted Gram matrix (1/Σs) Σ s·h_i x̂_i x̂_iᵀ as a sum over examples, additive like {@link
 * GradientSum}. With h = 1 it is G, which bounds the curvature; with h = ∂²c/∂z² at ŵ it is the
 * Hessian of the cost ([L] "Hessians"); with h = 1 for active examples only, the G of those.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class GramSum implements ExampleSum<GramSum> {
  private static final long serialVersionUID = 1;

  /** What each example's x̂ x̂ᵀ is multiplied by. */
  @FunctionalInterface
  public interface Factor extends Serializable {
    /** The factor of an example with affine value z (0 when no ŵ was given) and target y. */
    double at(double z, double y);

    /**
     * What x̂ x̂ᵀ of an example of weight s is multiplied by altogether: s·h, unless a sum is not
     * linear in s or needs x̂ itself.
     *
     * @param xHat (features + 1), standardized where the sum is; only to be read
     */
    default double weighted(double s, double[] xHat, double z, double y) {
      return s * at(z, y);
    }
  }

  /** Every example counts alike: G = (1/N) Σ x̂ x̂ᵀ. */
  public static final Factor ALL = Share.ALL;

  /** Only active examples count. */
  public static final Factor ACTIVE = Share.ACTIVE;

  /** Constants and no lambdas: a serializable lambda costs milliseconds at every start. */
  private enum Share implements Factor {
    ALL,
    ACTIVE;

    @Override
    public double at(double z, double y) {
      return this == ALL || z > 0 ? 1 : 0;
    }
  }

  /** So many rows are taken together: each entry of the matrix is loaded once for all of them. */
  private static final int GROUP = 4;

  private final int features;
  private final double[] wHat; // where z is taken, or null
  private final Factor factor;
  private final double[] shift; // (features), or null for x as it is
  private final double[] scale; // (features)
  private final double[][] lower; // row j has the entries (j, 0) … (j, j)
  private final double[][] xHat; // (GROUP, features + 1), the rows in work
  private final double[] factors = new double[GROUP]; // s·h of the rows in work
  private double weight; // Σ s

  /**
   * An empty sum over examples with this many features.
   *
   * @param wHat where the factor's affine values are taken, or null if it needs none
   * @param factor what each example is multiplied by
   */
  public GramSum(int features, double[] wHat, Factor factor) {
    this(features, wHat, factor, null, null);
  }

  /**
   * An empty sum over x̂ = [(x − shift)/scale; 1]: columns far from 0, or of very different units,
   * keep their digits so. The affine values are those of x as it is.
   *
   * @param shift what is subtracted, (features)
   * @param scale what is divided by, (features)
   */
  public GramSum(int features, double[] wHat, Factor factor, double[] shift, double[] scale) {
    this.features = features;
    this.wHat = wHat;
    this.factor = factor;
    this.shift = shift;
    this.scale = scale;
    this.lower = new double[features + 1][];
    for (int j = 0; j <= features; j++) {
      lower[j] = new double[j + 1];
    }
    this.xHat = new double[GROUP][features + 1];
    for (double[] row : xHat) {
      row[features] = 1;
    }
  }

  @Override
  public GramSum empty() {
    return new GramSum(features, wHat, factor, shift, scale);
  }

  @Override
  public void add(Block block, int from, int to) {
    for (int start = from; start < to; start += GROUP) {
      int rows = Math.min(GROUP, to - start);
      Arrays.fill(factors, 0);
      for (int r = 0; r < rows; r++) {
        int i = start + r;
        System.arraycopy(block.x(), i * features, xHat[r], 0, features);
        if (shift != null) {
          standardize(xHat[r]);
        }
        double s = block.weight(i);
        double z = wHat == null ? 0 : Neuron.affine(wHat, block.x(), i * features);
        factors[r] = factor.weighted(s, xHat[r], z, block.y()[i]);
        weight += s;
      }
      addGroup();
    }
  }

  private void standardize(double[] row) {
    for (int j = 0; j < features; j++) {
      row[j] = (row[j] - shift[j]) / scale[j];
    }
  }

  /** Adds the outer products of the rows in work; rows beyond the block's end have factor 0. */
  private void addGroup() {
    double[] x0 = xHat[0];
    double[] x1 = xHat[1];
    double[] x2 = xHat[2];
    double[] x3 = xHat[3];
    for (int j = 0; j <= features; j++) {
      double h0 = factors[0] * x0[j];
      double h1 = factors[1] * x1[j];
      double h2 = factors[2] * x2[j];
      double h3 = factors[3] * x3[j];
      double[] row = lower[j];
      for (int k = 0; k < row.length; k++) {
        row[k] += (h0 * x0[k] + h1 * x1[k]) + (h2 * x2[k] + h3 * x3[k]);
      }
    }
  }

  @Override
  public void merge(GramSum other) {
    for (int j = 0; j <= features; j++) {
      double[] row = lower[j];
      for (int k = 0; k < row.length; k++) {
        row[k] += other.lower[j][k];
      }
    }
    weight += other.weight;
  }

  /** The mean as a symmetric matrix, (features + 1, features + 1), the bias last. */
  public double[][] matrix() {
    double[][] mean = new double[features + 1][features + 1];
    for (int j = 0; j <= features; j++) {
      for (int k = 0; k <= j; k++) {
        mean[j][k] = lower[j][k] / weight;
        mean[k][j] = mean[j][k];
      }
    }
    return mean;
  }
}
