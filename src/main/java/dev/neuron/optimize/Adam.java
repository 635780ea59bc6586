package dev.neuron.optimize;

/**
 * m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², ŵ ← ŵ − η m̂/(√ŝ + ε) with m̂ = m/(1 − β₁ᵗ), ŝ = s/(1
 * − β₂ᵗ). Sources: Kingma and Ba 2015; with decay Loshchilov and Hutter 2019 (adamw): before the
 * step every weight, but not the bias, shrinks by η·decay of itself.
 */
final class Adam implements Optimizer {
  private static final int MOST_STEPS_TO_REST = 10_000;

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double decay;
  private final double[] mean; // m, (features + 1)
  private final double[] squares; // s, (features + 1)
  private final double[] steps = {0}; // t

  Adam(int size, double beta1, double beta2, double epsilon, double decay) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.decay = decay;
    this.mean = new double[size];
    this.squares = new double[size];
  }

  @Override
  public void step(double[] wHat, double[] gradient, double learningRate, double l1) {
    double t = ++steps[0];
    double meanShare = 1 - StrictMath.pow(beta1, t);
    double rate = learningRate / meanShare;
    double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
    decay(wHat, learningRate);
    for (int j = 0; j < wHat.length; j++) {
      double g = gradient[j];
      mean[j] += (1 - beta1) * (g - mean[j]);
      squares[j] = beta2 * squares[j] + (1 - beta2) * g * g;
      double divisor = Math.sqrt(squares[j]) / root + epsilon;
      // The mean holds only this share of the gradients, so λ₁ counts with it too.
      double lambda = meanShare * Optimizer.lambda(l1, j, wHat);
      wHat[j] = Proximal.step(wHat[j], mean[j], rate, divisor, lambda);
    }
  }

  private void decay(double[] wHat, double learningRate) {
    if (decay > 0) {
      for (int j = 0; j < wHat.length - 1; j++) {
        wHat[j] *= 1 - learningRate * decay;
      }
    }
  }

  @Override
  public double[] rest(double[] wHat, double learningRate) {
    double[] rest = wHat.clone();
    double first = 0;
    for (int k = 1; k <= MOST_STEPS_TO_REST; k++) {
      double t = steps[0] + k;
      double fading = StrictMath.pow(beta1, k);
      double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
      double rate = learningRate * fading / (1 - StrictMath.pow(beta1, t));
      double divisor = StrictMath.pow(beta2, 0.5 * k) / root;
      first = k == 1 ? rate / divisor : first;
      for (int j = 0; j < rest.length; j++) {
        rest[j] -= rate * mean[j] / (Math.sqrt(squares[j]) * divisor + epsilon);
      }
      if (rate / divisor <= 1e-16 * first) {
        return rest;
      }
    }
    return null;
  }

  @Override
  public double[][] memory() {
    return new double[][] {mean, squares, steps};
  }
}
