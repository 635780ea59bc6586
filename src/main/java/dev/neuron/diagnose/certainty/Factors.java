package dev.neuron.diagnose.certainty;

import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;

/** What x̂ x̂ᵀ is multiplied by in the sums of this package. */
final class Factors {
  /** Of an example's leverage at least this much must be the others'. */
  private static final double OWN = 1e-9;

  private Factors() {}

  /** σ'(z)²: Σ s J Jᵀ. */
  record Slope(Neuron neuron) implements GramSum.Factor {
    private static final long serialVersionUID = 1;

    @Override
    public double at(double z, double y) {
      double slope = neuron.activation().derivative(z);
      return slope * slope;
    }
  }

  /** ∂²c/∂z²: the Hessian of the cost. */
  record Bend(Neuron neuron) implements GramSum.Factor {
    private static final long serialVersionUID = 1;

    @Override
    public double at(double z, double y) {
      return neuron.curvature(z, y);
    }
  }

  /** (∂c/∂z)², and s² in place of s: the spread of the examples' gradients. */
  record Score(Neuron neuron) implements GramSum.Factor {
    private static final long serialVersionUID = 1;

    @Override
    public double at(double z, double y) {
      double signal = neuron.signal(z, y);
      return signal * signal;
    }

    @Override
    public double weighted(double s, double[] xHat, double z, double y) {
      return s * s * at(z, y);
    }
  }

  /**
   * HC3: e²σ'²/(1 − h)², and s² in place of s. NaN for an example that has all of the leverage.
   *
   * @param inverse (Σ s J Jᵀ)⁻¹, (features + 1, features + 1)
   */
  record Leverage(Neuron neuron, double[][] inverse) implements GramSum.Factor {
    private static final long serialVersionUID = 1;

    @Override
    public double at(double z, double y) {
      double error = neuron.activation().value(z) - y;
      double slope = neuron.activation().derivative(z);
      return error * error * slope * slope;
    }

    @Override
    public double weighted(double s, double[] xHat, double z, double y) {
      double slope = neuron.activation().derivative(z);
      double own = 1 - s * slope * slope * square(xHat);
      return own > OWN ? s * s * at(z, y) / (own * own) : Double.NaN;
    }

    /** x̂ᵀ (Σ s J Jᵀ)⁻¹ x̂. */
    private double square(double[] xHat) {
      double sum = 0;
      for (int j = 0; j < xHat.length; j++) {
        double row = 0;
        for (int k = 0; k < xHat.length; k++) {
          row += inverse[j][k] * xHat[k];
        }
        sum += xHat[j] * row;
      }
      return sum;
    }
  }
}
