package dev.neuron.train;

import dev.neuron.optimize.Proximal;

/**
 * λ₁‖w‖₁ + ½λ₂‖w‖² in the coordinates trained in, the bias exempt.
 *
 * @param l1 λ₁, finite and ≥ 0
 * @param l2 λ₂, finite and ≥ 0
 */
public record Penalty(double l1, double l2) {
  /** No penalty. */
  public static final Penalty NONE = new Penalty(0, 0);

  /**
   * Checks the strengths.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Penalty {
    if (!(l1 >= 0 && l2 >= 0 && l1 + l2 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a penalty must be a number of at least 0");
    }
  }

  /** Whether there is none. */
  public boolean isNone() {
    return l1 == 0 && l2 == 0;
  }

  /** The penalty's value at ŵ = [w; b]. */
  public double value(double[] wHat) {
    double absolute = 0;
    double squares = 0;
    for (int j = 0; j < wHat.length - 1; j++) {
      absolute += Math.abs(wHat[j]);
      squares += wHat[j] * wHat[j];
    }
    return l1 * absolute + 0.5 * l2 * squares;
  }

  /** Adds the gradient of the smooth part, λ₂w, to {@code gradient}. */
  public void addGradient(double[] wHat, double[] gradient) {
    if (l2 > 0) {
      for (int j = 0; j < wHat.length - 1; j++) {
        gradient[j] += l2 * wHat[j];
      }
    }
  }

  /**
   * The norm of the gradient of cost and penalty together; with L1, which has none at 0, the length
   * of a proximal step divided by η.
   *
   * @param gradient ∇C plus the smooth part's, (features + 1)
   */
  double gradientNorm(double[] wHat, double[] gradient, double learningRate) {
    double squares = 0;
    for (int j = 0; j < gradient.length; j++) {
      double lambda = j < gradient.length - 1 ? l1 : 0;
      double g = Proximal.gradient(wHat[j], gradient[j], learningRate, lambda);
      squares += g * g;
    }
    return Math.sqrt(squares);
  }
}
