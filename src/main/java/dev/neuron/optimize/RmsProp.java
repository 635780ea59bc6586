package dev.neuron.optimize;

/** s ← αs + (1 − α)g², ŵ ← ŵ − η g/(√s + ε). Source: Tieleman and Hinton 2012. */
final class RmsProp implements Optimizer {
  private final double alpha;
  private final double epsilon;
  private final double[] squares; // s, (features + 1)

  RmsProp(int size, double alpha, double epsilon) {
    this.alpha = alpha;
    this.epsilon = epsilon;
    this.squares = new double[size];
  }

  @Override
  public void step(double[] wHat, double[] gradient, double learningRate, double l1) {
    for (int j = 0; j < wHat.length; j++) {
      double g = gradient[j];
      squares[j] = alpha * squares[j] + (1 - alpha) * g * g;
      double divisor = Math.sqrt(squares[j]) + epsilon;
      double lambda = Optimizer.lambda(l1, j, wHat);
      wHat[j] = Proximal.step(wHat[j], g, learningRate, divisor, lambda);
    }
  }

  @Override
  public double[][] memory() {
    return new double[][] {squares};
  }
}
