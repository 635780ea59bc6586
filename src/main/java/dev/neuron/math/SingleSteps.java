package dev.neuron.math;

/**
 * Stochastic gradient descent with one example a step: ŵ ← ŵ − η·e·x̂, the update fused into the
 * pass that computes it. A step is so small that setting up a {@link GradientSum} for it would cost
 * several times the work itself.
 */
public final class SingleSteps {
  private SingleSteps() {}

  /**
   * Takes a step for each of the examples {@code from} (inclusive) to {@code to} (exclusive) of a
   * block, in their order: ŵ ← ŵ − η·s·e·x̂.
   *
   * @param wHat ŵ = [w; b], (features + 1), changed in place
   * @param eta the learning rate, divided by the mean weight of all examples where they have
   *     weights
   */
  public static void descend(
      Neuron neuron, Block block, int from, int to, double[] wHat, double eta) {
    int features = block.columns();
    double[] x = block.x();
    for (int i = from; i < to; i++) {
      int offset = i * features;
      double z = affine(wHat, x, offset, features);
      double s = block.weight(i);
      double step = eta * s * neuron.signal(z, block.y()[i]);
      if (step != 0) { // a clipped example changes nothing; NaN must go on into ŵ
        for (int j = 0; j < features; j++) {
          wHat[j] -= step * x[offset + j];
        }
        wHat[features] -= step;
      }
    }
  }

  /** w·x + b in four chains: with one row alone, one chain would wait for its own additions. */
  private static double affine(double[] wHat, double[] x, int offset, int features) {
    double z0 = wHat[features];
    double z1 = 0;
    double z2 = 0;
    double z3 = 0;
    int j = 0;
    for (; j <= features - 4; j += 4) {
      z0 += wHat[j] * x[offset + j];
      z1 += wHat[j + 1] * x[offset + j + 1];
      z2 += wHat[j + 2] * x[offset + j + 2];
      z3 += wHat[j + 3] * x[offset + j + 3];
    }
    for (; j < features; j++) {
      z0 += wHat[j] * x[offset + j];
    }
    return (z0 + z1) + (z2 + z3);
  }
}
