package dev.neuron.optimize;

/** ŵ ← ŵ − η∇C: [P], the paper's update. */
final class GradientDescent implements Optimizer {
  @Override
  public void step(double[] wHat, double[] gradient, double learningRate, double l1) {
    for (int j = 0; j < wHat.length; j++) {
      double lambda = Optimizer.lambda(l1, j, wHat);
      wHat[j] = Proximal.step(wHat[j], gradient[j], learningRate, 1, lambda);
    }
  }

  @Override
  public double[][] memory() {
    return new double[0][];
  }
}
