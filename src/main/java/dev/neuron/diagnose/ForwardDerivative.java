package dev.neuron.diagnose;

import dev.neuron.math.Neuron;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * The gradient of one example's cost by forward-mode automatic differentiation: every number
 * carries its partial derivatives along through the computation. Source: [P] "The Chain Rules",
 * forward differentiation.
 */
final class ForwardDerivative {
  /** How many partials travel at once: they cost time and memory in every operation. */
  private static final int DIRECTIONS = 16;

  private final CostDefinition<DerivativeStructure> definition;
  private final double[] wHat; // (features + 1)

  ForwardDerivative(Neuron neuron, double[] wHat) {
    this.definition = new CostDefinition<>(neuron);
    this.wHat = wHat;
  }

  /**
   * ∂c/∂ŵ of the example at {@code x[offset]…}.
   *
   * @param into receives the partials, (features + 1), the bias last
   */
  void gradient(double[] x, int offset, double y, double[] into) {
    for (int from = 0; from < wHat.length; from += DIRECTIONS) {
      int to = Math.min(wHat.length, from + DIRECTIONS);
      DerivativeStructure z = affine(x, offset, from, to);
      DerivativeStructure c = definition.at(z, y);
      double[] valueAndPartials = c.getAllDerivatives();
      System.arraycopy(valueAndPartials, 1, into, from, to - from);
    }
  }

  /** The derivative of the penalty by weight j. */
  double penalty(int j, double l2) {
    DerivativeStructure w = new DerivativeStructure(1, 1, 0, wHat[j]);
    return CostDefinition.penalty(w, l2).getPartialDerivative(1);
  }

  /** ŵ·x̂ with the coordinates {@code from} to {@code to} as the variables. */
  private DerivativeStructure affine(double[] x, int offset, int from, int to) {
    int variables = to - from;
    double others = 0;
    DerivativeStructure z = new DerivativeStructure(variables, 1, 0.0);
    for (int j = 0; j < wHat.length; j++) {
      double xj = j == wHat.length - 1 ? 1 : x[offset + j];
      if (j >= from && j < to) {
        z = z.add(new DerivativeStructure(variables, 1, j - from, wHat[j]).multiply(xj));
      } else {
        others += wHat[j] * xj;
      }
    }
    return z.add(others);
  }
}
