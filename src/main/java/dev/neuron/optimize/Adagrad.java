package dev.neuron.optimize;

/**
 * s ← s + q², ŵ ← ŵ − η g/(√s + ε) with q = g. Source: Duchi, Hazan and Singer 2011. With L1, q is
 * the shortest subgradient of cost and penalty: the part of g that λ₁ balances for good at the
 * optimum would go on shortening the steps on the way there.
 */
final class Adagrad implements Optimizer {
  private final double epsilon;
  private final double[] squares; // s, (features + 1)

  Adagrad(int size, double epsilon) {
    this.epsilon = epsilon;
    this.squares = new double[size];
  }

  @Override
  public void step(double[] wHat, double[] gradient, double learningRate, double l1) {
    for (int j = 0; j < wHat.length; j++) {
      double g = gradient[j];
      double lambda = Optimizer.lambda(l1, j, wHat);
      double q = Proximal.shortest(wHat[j], g, lambda);
      squares[j] += q * q;
      double divisor = Math.sqrt(squares[j]) + epsilon;
      wHat[j] = Proximal.step(wHat[j], g, learningRate, divisor, lambda);
    }
  }

  @Override
  public double[][] memory() {
    return new double[][] {squares};
  }
}
