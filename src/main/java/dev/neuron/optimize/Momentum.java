package dev.neuron.optimize;

/**
 * v ← μv + g, then ŵ ← ŵ − ηv, or with Nesterov's look ahead ŵ ← ŵ − η(g + μv). Source: Sutskever
 * et al. 2013 in PyTorch's form, where η multiplies the velocity.
 */
final class Momentum implements Optimizer {
  private final double mu;
  private final boolean nesterov;
  private final double[] velocity; // v, (features + 1)

  Momentum(int size, double mu, boolean nesterov) {
    this.mu = mu;
    this.nesterov = nesterov;
    this.velocity = new double[size];
  }

  @Override
  public void step(double[] wHat, double[] gradient, double learningRate) {
    for (int j = 0; j < wHat.length; j++) {
      double g = gradient[j];
      velocity[j] = mu * velocity[j] + g;
      wHat[j] -= learningRate * (nesterov ? g + mu * velocity[j] : velocity[j]);
    }
  }

  @Override
  public double[] rest(double[] wHat, double learningRate) {
    double way = learningRate * (nesterov ? mu * mu : mu) / (1 - mu);
    double[] rest = wHat.clone();
    for (int j = 0; j < rest.length; j++) {
      rest[j] -= way * velocity[j];
    }
    return rest;
  }

  @Override
  public double[][] memory() {
    return new double[][] {velocity};
  }
}
