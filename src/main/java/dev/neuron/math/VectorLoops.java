package dev.neuron.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the processor's vectors of four doubles. A class of its own, compiled with a
 * module that is not part of Java SE: {@link Vectors} loads it by name where that module is there.
 */
final class VectorLoops implements RowLoops {
  private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

  /**
   * With so many features rows are read one by one: four at a time, that far apart, are more
   * streams than the processor fetches ahead. On the Zen 4 of {@link Kernel}, from memory, an epoch
   * of 200,000×100 takes 8 ms that took 21. Longer rows are four streams it can follow, and one sum
   * would wait for its own additions.
   */
  private static final int ONE_BY_ONE = 32;

  private static final int WIDE = 1024;

  /** Refuses a processor, or a virtual machine, for which vectors of four are not native. */
  VectorLoops() {
    int lanes = DoubleVector.SPECIES_PREFERRED.length();
    if (lanes < LANES) {
      throw new UnsupportedOperationException("vectors here have " + lanes + " doubles");
    }
  }

  @Override
  public void affine(double[] x, int start, int features, double[] wHat, double[] z, int rows) {
    if (features < NARROW) {
      PlainLoops.narrow(x, start, features, wHat, z, rows);
      return;
    }
    if (features >= ONE_BY_ONE && features < WIDE) {
      for (int r = 0; r < rows; r++) {
        z[r] = one(x, (start + r) * features, features, wHat);
      }
      return;
    }
    double b = wHat[features];
    int whole = features & -LANES;
    int r = 0;
    for (; r <= rows - 4; r += 4) {
      int o0 = (start + r) * features;
      int o1 = o0 + features;
      int o2 = o1 + features;
      int o3 = o2 + features;
      DoubleVector s0 = DoubleVector.zero(FOUR);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int j = 0; j < whole; j += LANES) {
        DoubleVector w = DoubleVector.fromArray(FOUR, wHat, j);
        s0 = s0.add(w.mul(DoubleVector.fromArray(FOUR, x, o0 + j)));
        s1 = s1.add(w.mul(DoubleVector.fromArray(FOUR, x, o1 + j)));
        s2 = s2.add(w.mul(DoubleVector.fromArray(FOUR, x, o2 + j)));
        s3 = s3.add(w.mul(DoubleVector.fromArray(FOUR, x, o3 + j)));
      }
      double z0 = b + sum(s0);
      double z1 = b + sum(s1);
      double z2 = b + sum(s2);
      double z3 = b + sum(s3);
      for (int j = whole; j < features; j++) {
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
      z[r] = PlainLoops.one(x, (start + r) * features, features, wHat);
    }
  }

  /** w·x + b of the row that begins at an offset. */
  private static double one(double[] x, int o, int features, double[] wHat) {
    int whole = features & -LANES;
    DoubleVector s = DoubleVector.zero(FOUR);
    for (int j = 0; j < whole; j += LANES) {
      s = s.add(DoubleVector.fromArray(FOUR, wHat, j).mul(DoubleVector.fromArray(FOUR, x, o + j)));
    }
    double z = wHat[features] + sum(s);
    for (int j = whole; j < features; j++) {
      z += wHat[j] * x[o + j];
    }
    return z;
  }

  /** Lane by lane: the order in which a reduction adds is nobody's promise. */
  private static double sum(DoubleVector s) {
    return (s.lane(0) + s.lane(1)) + (s.lane(2) + s.lane(3));
  }

  @Override
  public void accumulate(
      double[] x, int start, int features, double[] error, double[] gradient, int rows) {
    double bias = gradient[features];
    int whole = features & -LANES;
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
      DoubleVector f0 = DoubleVector.broadcast(FOUR, e0);
      DoubleVector f1 = DoubleVector.broadcast(FOUR, e1);
      DoubleVector f2 = DoubleVector.broadcast(FOUR, e2);
      DoubleVector f3 = DoubleVector.broadcast(FOUR, e3);
      int j = 0;
      for (; j < whole; j += LANES) {
        DoubleVector first =
            f0.mul(DoubleVector.fromArray(FOUR, x, o0 + j))
                .add(f1.mul(DoubleVector.fromArray(FOUR, x, o1 + j)));
        DoubleVector second =
            f2.mul(DoubleVector.fromArray(FOUR, x, o2 + j))
                .add(f3.mul(DoubleVector.fromArray(FOUR, x, o3 + j)));
        DoubleVector.fromArray(FOUR, gradient, j).add(first.add(second)).intoArray(gradient, j);
      }
      for (; j < features; j++) {
        gradient[j] += (e0 * x[o0 + j] + e1 * x[o1 + j]) + (e2 * x[o2 + j] + e3 * x[o3 + j]);
      }
    }
    gradient[features] = bias;
    for (; r < rows; r++) {
      PlainLoops.addRow(x, (start + r) * features, features, error[r], gradient);
    }
  }
}
