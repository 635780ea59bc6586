package dev.neuron.diagnose;

import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;

/**
 * The intermediate variables of one example from its features to its cost, and the derivative of
 * each by the one before. Source: [P] "The gradient of the neural network loss function".
 *
 * <p>The variable v stands between activation and cost: the difference y − a of the paper; the
 * margin t·a for hinge, t = ±1; and a itself for log-loss.
 *
 * @param number which example it is, from 1
 * @param x its features, (features)
 * @param y its target
 * @param share its weight's share in the mean: 1/N when all weigh the same
 * @param u w ⊗ x, (features)
 * @param dot w·x = sum(u)
 * @param z w·x + b
 * @param a σ(z)
 * @param v what the cost is a function of
 * @param c the cost
 * @param slope ∂a/∂z
 * @param vByA ∂v/∂a
 * @param cByV ∂c/∂v
 * @param signal ∂c/∂z, the product of the three
 */
public record ExampleChain(
    long number,
    double[] x,
    double y,
    double share,
    double[] u,
    double dot,
    double z,
    double a,
    double v,
    double c,
    double slope,
    double vByA,
    double cByV,
    double signal) {

  /**
   * Follows one example of a block.
   *
   * @param wHat [w; b], (features + 1)
   * @param total the weights of all examples of the mean together
   */
  static ExampleChain of(
      Neuron neuron, Block block, int row, long number, double[] wHat, double total) {
    int features = block.columns();
    double y = block.y()[row];
    double[] x = new double[features];
    double[] u = new double[features];
    double dot = 0;
    for (int j = 0; j < features; j++) {
      x[j] = block.x()[row * features + j];
      u[j] = wHat[j] * x[j];
      dot += u[j];
    }
    double z = dot + wHat[features];
    double a = neuron.activation().value(z);
    double vByA = vByA(neuron.cost(), y);
    double s = block.weight(row);
    return new ExampleChain(
        number,
        x,
        y,
        s / total,
        u,
        dot,
        z,
        a,
        v(neuron.cost(), a, y),
        neuron.costAt(z, y),
        neuron.activation().derivative(z),
        vByA,
        neuron.cost().derivative(a, y) * vByA, // ∂c/∂v = ∂c/∂a / ∂v/∂a, which is ±1
        neuron.signal(z, y));
  }

  private static double v(Cost cost, double a, double y) {
    return switch (cost.kind()) {
      case SQUARED, ABSOLUTE, HUBER, QUANTILE -> y - a;
      case HINGE -> vByA(cost, y) * a;
      case LOG_LOSS -> a;
    };
  }

  private static double vByA(Cost cost, double y) {
    return switch (cost.kind()) {
      case SQUARED, ABSOLUTE, HUBER, QUANTILE -> -1;
      case HINGE -> y > 0 ? 1 : -1;
      case LOG_LOSS -> 1;
    };
  }

  /** ∂c/∂w multiplied from the weights' end: ∂z/∂w, ∂a/∂w, ∂v/∂w, ∂c/∂w, (features) each. */
  public double[][] forwardOrder() {
    double[][] products = new double[4][];
    products[0] = x.clone();
    double[] factors = {slope, vByA, cByV};
    for (int k = 0; k < factors.length; k++) {
      products[k + 1] = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        products[k + 1][j] = factors[k] * products[k][j];
      }
    }
    if (Double.isInfinite(cByV)) { // log-loss at a saturated a: ∞·0, which multiplied out is a − y
      for (int j = 0; j < x.length; j++) {
        products[3][j] = signal * x[j];
      }
    }
    return products;
  }
}
