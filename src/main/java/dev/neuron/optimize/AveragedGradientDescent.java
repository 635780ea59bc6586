package dev.neuron.optimize;

/**
 * Gradient descent that answers with the mean of the parameters after each step. Sources: Polyak
 * and Juditsky 1992; PyTorch's ASGD with λ = 0, averaging from the first step on.
 */
final class AveragedGradientDescent implements Optimizer {
  private final GradientDescent descent = new GradientDescent();
  private final double[] average; // (features + 1)
  private final double[] steps = {0};

  AveragedGradientDescent(int size) {
    this.average = new double[size];
  }

  @Override
  public void step(double[] wHat, double[] gradient, double learningRate, double l1) {
    descent.step(wHat, gradient, learningRate, l1);
    double t = ++steps[0];
    for (int j = 0; j < wHat.length; j++) {
      average[j] += (wHat[j] - average[j]) / t;
    }
  }

  @Override
  public double[] answer(double[] wHat) {
    return steps[0] == 0 ? wHat : average;
  }

  @Override
  public double[][] memory() {
    return new double[][] {average, steps};
  }
}
