package dev.neuron.math;

/** The loops in Java alone. Independent sums keep the processor busy. */
final class PlainLoops implements RowLoops {
  /** From so many features on one row alone is faster than two that share what is loaded of w. */
  private static final int WIDE = 48;

  @Override
  public void affine(double[] x, int start, int features, double[] wHat, double[] z, int rows) {
    if (features < NARROW) {
      narrow(x, start, features, wHat, z, rows);
      return;
    }
    int r = 0;
    for (; features < WIDE && r <= rows - 2; r += 2) {
      two(x, (start + r) * features, features, wHat, z, r);
    }
    for (; r < rows; r++) {
      z[r] = one(x, (start + r) * features, features, wHat);
    }
  }

  /** Rows of few features: four rows at a time, each in one sum. */
  static void narrow(double[] x, int start, int features, double[] wHat, double[] z, int rows) {
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

  /** The rows r and r + 1, which share what is loaded of w. */
  private static void two(double[] x, int o, int features, double[] wHat, double[] z, int r) {
    int p = o + features;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double t0 = 0;
    double t1 = 0;
    double t2 = 0;
    double t3 = 0;
    int j = 0;
    for (; j <= features - LANES; j += LANES) {
      double w0 = wHat[j];
      double w1 = wHat[j + 1];
      double w2 = wHat[j + 2];
      double w3 = wHat[j + 3];
      s0 += w0 * x[o + j];
      s1 += w1 * x[o + j + 1];
      s2 += w2 * x[o + j + 2];
      s3 += w3 * x[o + j + 3];
      t0 += w0 * x[p + j];
      t1 += w1 * x[p + j + 1];
      t2 += w2 * x[p + j + 2];
      t3 += w3 * x[p + j + 3];
    }
    double s = wHat[features] + ((s0 + s1) + (s2 + s3));
    double t = wHat[features] + ((t0 + t1) + (t2 + t3));
    for (; j < features; j++) {
      s += wHat[j] * x[o + j];
      t += wHat[j] * x[p + j];
    }
    z[r] = s;
    z[r + 1] = t;
  }

  /** w·x + b of the row that begins at an offset. */
  static double one(double[] x, int o, int features, double[] wHat) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j <= features - LANES; j += LANES) {
      s0 += wHat[j] * x[o + j];
      s1 += wHat[j + 1] * x[o + j + 1];
      s2 += wHat[j + 2] * x[o + j + 2];
      s3 += wHat[j + 3] * x[o + j + 3];
    }
    double s = wHat[features] + ((s0 + s1) + (s2 + s3));
    for (; j < features; j++) {
      s += wHat[j] * x[o + j];
    }
    return s;
  }

  @Override
  public void accumulate(
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
    gradient[features] = bias;
    for (; r < rows; r++) {
      addRow(x, (start + r) * features, features, error[r], gradient);
    }
  }

  /** gradient += e · x̂ for the row that begins at an offset. */
  static void addRow(double[] x, int o, int features, double e, double[] gradient) {
    for (int j = 0; j < features; j++) {
      gradient[j] += e * x[o + j];
    }
    gradient[features] += e;
  }
}
