package dev.neuron.math;

import java.io.Serializable;

/**
 * A neuron with the cost it is trained on: the two functions that are exchanged in the one gradient
 * of this program.
 *
 * @param activation σ
 * @param cost c(a, y)
 */
public record Neuron(Activation activation, Cost cost) implements Serializable {

  /** The paper's: max(0, w·x + b) with squared cost. */
  public static final Neuron PAPER = new Neuron(Activation.RELU, Cost.SQUARED);

  /**
   * Checks that the two go together.
   *
   * @throws IllegalArgumentException if log-loss, which needs activations inside (0, 1), is asked
   *     for with anything but sigmoid
   */
  public Neuron {
    if (cost.kind() == Cost.Kind.LOG_LOSS && activation.kind() != Activation.Kind.SIGMOID) {
      throw new IllegalArgumentException(
          "log-loss needs the sigmoid activation, not " + activation.kind());
    }
  }

  /** w·x + b for one example at {@code x[offset]…}, ŵ = [w; b]. */
  public static double affine(double[] wHat, double[] x, int offset) {
    int features = wHat.length - 1;
    double z = 0;
    for (int j = 0; j < features; j++) {
      z += wHat[j] * x[offset + j];
    }
    return z + wHat[features];
  }

  /** |a − y| of the example in a row of a block. */
  public double error(double[] wHat, Block block, int row) {
    double z = affine(wHat, block.x(), row * block.columns());
    return Math.abs(activation.value(z) - block.y()[row]);
  }

  /** The cost of one example as a function of its affine value. */
  public double costAt(double z, double y) {
    if (cost.kind() == Cost.Kind.LOG_LOSS) {
      return Cost.logLoss(z, y);
    }
    return cost.value(activation.value(z), y);
  }

  /** The error signal of one example, ∂c/∂z = ∂c/∂a · σ'(z). */
  public double signal(double z, double y) {
    double a = activation.value(z);
    if (cost.kind() == Cost.Kind.LOG_LOSS) {
      return a - y;
    }
    return cost.derivative(a, y) * activation.derivative(z);
  }

  /** ∂²c/∂z² = c''·σ'² + c'·σ'', the curvature of one example's cost along its affine value. */
  public double curvature(double z, double y) {
    double slope = activation.derivative(z);
    if (cost.kind() == Cost.Kind.LOG_LOSS) {
      return slope;
    }
    double a = activation.value(z);
    return cost.secondDerivative(a, y) * slope * slope
        + cost.derivative(a, y) * activation.secondDerivative(z);
  }
}
