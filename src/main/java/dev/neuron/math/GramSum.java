package dev.neuron.math;

/**
 * The weighted Gram matrix (1/Σs) Σ s·h_i x̂_i x̂_iᵀ as a sum over examples, additive like {@link
 * GradientSum}. With h = 1 it is G, which bounds the curvature; with h = ∂²c/∂z² at ŵ it is the
 * Hessian of the cost ([L] "Hessians"); with h = 1 for active examples only, the G of those.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class GramSum {
  /** What each example's x̂ x̂ᵀ is multiplied by. */
  @FunctionalInterface
  public interface Factor {
    /** The factor of an example with affine value z (0 when no ŵ was given) and target y. */
    double at(double z, double y);
  }

  /** Every example counts alike: G = (1/N) Σ x̂ x̂ᵀ. */
  public static final Factor ALL = (z, y) -> 1;

  /** Only active examples count. */
  public static final Factor ACTIVE = (z, y) -> z > 0 ? 1 : 0;

  private final int size; // features + 1
  private final double[] lower; // (size, size), row-major, the lower triangle filled
  private double weight;

  /** An empty sum over examples with this many features. */
  public GramSum(int features) {
    this.size = features + 1;
    this.lower = new double[size * size];
  }

  /** Adds a block's examples. */
  public void add(Block block, double[] wHat, Factor factor) {
    int features = size - 1;
    double[] x = block.x();
    double[] xHat = new double[size];
    xHat[features] = 1;
    for (int i = 0; i < block.rows(); i++) {
      System.arraycopy(x, i * features, xHat, 0, features);
      double s = block.weights() == null ? 1 : block.weights()[i];
      double z = wHat == null ? 0 : Neuron.affine(wHat, x, i * features);
      addOuterProduct(xHat, s * factor.at(z, block.y()[i]));
      weight += s;
    }
  }

  private void addOuterProduct(double[] xHat, double h) {
    for (int j = 0; j < size; j++) {
      double hx = h * xHat[j];
      int row = j * size;
      for (int k = 0; k <= j; k++) {
        lower[row + k] += hx * xHat[k];
      }
    }
  }

  /** Adds what another sum holds. */
  public void merge(GramSum other) {
    for (int i = 0; i < lower.length; i++) {
      lower[i] += other.lower[i];
    }
    weight += other.weight;
  }

  /** The mean as a symmetric matrix, (features + 1, features + 1), the bias last. */
  public double[][] matrix() {
    double[][] mean = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        mean[j][k] = lower[j * size + k] / weight;
        mean[k][j] = mean[j][k];
      }
    }
    return mean;
  }
}
