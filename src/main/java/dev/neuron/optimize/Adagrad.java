package dev.neuron.optimize;

/** s ← s + g², ŵ ← ŵ − η g/(√s + ε). Source: Duchi, Hazan and Singer 2011. */
final class Adagrad implements Optimizer {
  private final double epsilon;
  private final double[] squares; // s, (features + 1)

  Adagrad(int size, double epsilon) {
    this.epsilon = epsilon;
    this.squares = new double[size];
  }

  @Override
  public void step(double[] wHat, double[] gradient, double learningRate) {
    for (int j = 0; j < wHat.length; j++) {
      double g = gradient[j];
      squares[j] += g * g;
      wHat[j] -= learningRate * g / (Math.sqrt(squares[j]) + epsilon);
    }
  }

  @Override
  public double[][] memory() {
    return new double[][] {squares};
  }
}
