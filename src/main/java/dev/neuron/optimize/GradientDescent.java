package dev.neuron.optimize;

/** ŵ ← ŵ − η∇C: [P], the paper's update. */
final class GradientDescent implements Optimizer {
  @Override
  public void step(double[] wHat, double[] gradient, double learningRate) {
    for (int j = 0; j < wHat.length; j++) {
      wHat[j] -= learningRate * gradient[j];
    }
  }

  @Override
  public double[][] memory() {
    return new double[0][];
  }
}
