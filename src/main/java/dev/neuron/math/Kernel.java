package dev.neuron.math;

/**
 * The inner loops over plain arrays, tile by tile. The two that read x are run by {@link
 * Vectors#loops}; the others here.
 *
 * <p>Measured on an AMD EPYC (Zen 4), one thread, 500,000×20, 50,000×100 and 5,000×2000, in JVMs of
 * their own, against four rows in a chain each, which were the loops before: {@link PlainLoops}
 * 0.9, 0.6 and 1.0 of the time, {@link VectorLoops} 0.71, 0.6 and 0.75; and panels of eight rows
 * interleaved, with vectors of eight, 0.96, 0.52 and 0.85: not taken, as everything that reads
 * examples would have to know of them.
 */
final class Kernel {
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private Kernel() {}

  /** z_r = w·x_r + b for the rows of a tile. */
  static void affine(double[] x, int start, int features, double[] wHat, double[] z, int rows) {
    Vectors.loops().affine(x, start, features, wHat, z, rows);
  }

  /** gradient += Σ_r error_r · x̂_r, the bias last. */
  static void accumulate(
      double[] x, int start, int features, double[] error, double[] gradient, int rows) {
    Vectors.loops().accumulate(x, start, features, error, gradient, rows);
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
