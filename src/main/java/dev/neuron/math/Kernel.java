package dev.neuron.math;

/**
 * The inner loops over plain arrays. All read x as (rows, features), row-major, the tile's first
 * example being row {@code start}.
 *
 * <p>Four rows are taken together: their sums are independent chains, which keeps the processor
 * busy where one row alone would wait for its own additions, and each weight or gradient entry is
 * loaded once for the four.
 *
 * <p>The same loops serve every shape. Measured against them on 1,000,000×20, 100,000×100 and
 * 20,000×2000, larger than the caches, two threads: eight rows together 1.0, 0.9 and 0.85 times as
 * fast, one row in four chains 0.9, 0.75 and 0.85, all four steps fused row by row (which would fix
 * one activation and cost) 1.2, 1.2 and 1.05, one array per feature in tiles of 512 rows 1.4, 1.3
 * and 1.0 (on one thread, with a sum for each row of the tile so that both loops become vectors,
 * 1.3, 1.0 and 0.6) — not taken, as single steps and mini-batches read rows. The compiler uses no
 * vectors here: x[o + j] and gradient[j] might be one array, shifted. Rows copied to arrays of
 * their own, which lets it, take accumulate from 0.22 to 0.17…0.20 ns a number beyond 100 features
 * and cost as much below 50, and make affine slower: not taken.
 */
final class Kernel {
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private Kernel() {}

  /** z_r = w·x_r + b for the rows of a tile. */
  static void affine(double[] x, int start, int features, double[] wHat, double[] z, int rows) {
    double b = wHat[features];
    int r = 0;
    for (; r <= rows - 4; r += 4) {
      int o0 = (start + r) * features;
      int o1 = o0 + features;
      int o2 = o1 + features;
      int o3 = o2 + features;
      double z0 = b;
      double z1 = b;
      double z2 = b;
      double z3 = b;
      for (int j = 0; j < features; j++) {
        double w = wHat[j];
        z0 += w * x[o0 + j];
        z1 += w * x[o1 + j];
        z2 += w * x[o2 + j];
        z3 += w * x[o3 + j];
      }
      z[r] = z0;
      z[r + 1] = z1;
      z[r + 2] = z2;
      z[r + 3] = z3;
    }
    for (; r < rows; r++) {
      int o = (start + r) * features;
      double sum = b;
      for (int j = 0; j < features; j++) {
        sum += wHat[j] * x[o + j];
      }
      z[r] = sum;
    }
  }

  /** gradient += Σ_r error_r · x̂_r, the bias last. */
  static void accumulate(
      double[] x, int start, int features, double[] error, double[] gradient, int rows) {
    double bias = gradient[features];
    int r = 0;
    for (; r <= rows - 4; r += 4) {
      double e0 = error[r];
      double e1 = error[r + 1];
      double e2 = error[r + 2];
      double e3 = error[r + 3];
      bias += (e0 + e1) + (e2 + e3);
      int o0 = (start + r) * features;
      int o1 = o0 + features;
      int o2 = o1 + features;
      int o3 = o2 + features;
      for (int j = 0; j < features; j++) {
        gradient[j] += (e0 * x[o0 + j] + e1 * x[o1 + j]) + (e2 * x[o2 + j] + e3 * x[o3 + j]);
      }
    }
    for (; r < rows; r++) {
      double e = error[r];
      bias += e;
      int o = (start + r) * features;
      for (int j = 0; j < features; j++) {
        gradient[j] += e * x[o + j];
      }
    }
    gradient[features] = bias;
  }

  /** Multiplies costs and error signals by the examples' weights. */
  static void weigh(double[] weights, int start, double[] costs, double[] error, int rows) {
    for (int r = 0; r < rows; r++) {
      double s = weights[start + r];
      costs[r] *= s;
      error[r] *= s;
    }
  }

  /**
   * Adds values to four independent chains: the bits of a sum do not depend on where it is cut into
   * tiles.
   *
   * @param chains what was summed so far, (4)
   */
  static void sum(double[] values, int rows, double[] chains) {
    double s0 = chains[0];
    double s1 = chains[1];
    double s2 = chains[2];
    double s3 = chains[3];
    int r = 0;
    for (; r <= rows - 4; r += 4) {
      s0 += values[r];
      s1 += values[r + 1];
      s2 += values[r + 2];
      s3 += values[r + 3];
    }
    for (; r < rows; r++) {
      s0 += values[r];
    }
    chains[0] = s0;
    chains[1] = s1;
    chains[2] = s2;
    chains[3] = s3;
  }

  /** Σ s of a tile whose first example is row {@code start}. */
  static double weight(double[] weights, int start, int rows) {
    double sum = 0;
    for (int r = start; r < start + rows; r++) {
      sum += weights[r];
    }
    return sum;
  }

  /** How many examples have z &gt; 0. */
  static int countActive(double[] z, int rows) {
    int active = 0;
    for (int r = 0; r < rows; r++) {
      active -= (int) whereActive(z[r]);
    }
    return active;
  }

  /** All bits set where z &gt; 0, else none: a condition without a branch. */
  static long whereActive(double z) {
    long bits = Double.doubleToRawLongBits(z); // of a positive number: above 0, not above ∞'s
    return (-bits & (bits - INFINITY - 1)) >> 63;
  }

  /** The value where all bits of {@code where} are set, else 0. */
  static double pick(double value, long where) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & where);
  }

  /** All bits set where z is NaN, else none. */
  static long whereNaN(double z) {
    return (INFINITY - (Double.doubleToRawLongBits(z) & Long.MAX_VALUE)) >> 63;
  }

  static int countAtLeast(double bound, double[] values, int rows) {
    int count = 0;
    for (int r = 0; r < rows; r++) {
      count += values[r] >= bound ? 1 : 0;
    }
    return count;
  }
}
