package dev.neuron.optimize;

/**
 * v ← μv + g, then ŵ ← ŵ − ηv, or with Nesterov's look ahead ŵ ← ŵ − η(g + μv). Source: Sutskever
 * et al. 2013 in PyTorch's form, where η multiplies the velocity.
 *
 * <p>With L1 the velocity is that of what really moved: v ← (w − prox(w − ηv))/η, as in inertial
 * proximal descent (Ochs et al. 2014), and with the look ahead g gives way to (w − prox(w − ηg))/η,
 * as in the method of Beck and Teboulle 2009 with a constant factor.
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
  public void step(double[] wHat, double[] gradient, double learningRate, double l1) {
    for (int j = 0; j < wHat.length; j++) {
      double lambda = Optimizer.lambda(l1, j, wHat);
      if (nesterov) {
        lookAhead(wHat, j, gradient[j], learningRate, lambda);
      } else {
        double v = mu * velocity[j] + gradient[j];
        velocity[j] = Proximal.gradient(wHat[j], v, learningRate, lambda);
        wHat[j] = Proximal.step(wHat[j], v, learningRate, 1, lambda);
      }
    }
  }

  private void lookAhead(double[] wHat, int j, double g, double eta, double lambda) {
    double moved = Proximal.gradient(wHat[j], g, eta, lambda);
    velocity[j] = mu * velocity[j] + moved;
    if (lambda > 0) { // so that w is set to 0 exactly; w − η(w/η) may round
      wHat[j] = Proximal.step(wHat[j], g, eta, 1, lambda) - eta * (mu * velocity[j]);
    } else {
      wHat[j] -= eta * (g + mu * velocity[j]);
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
