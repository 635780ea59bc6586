package dev.neuron.math;

/**
 * The paper's sum written as one reads it, one example at a time: the reference that {@link
 * GradientSum} is compared with. Nothing in the program runs it.
 *
 * @param cost C(ŵ) = (1/Σs) Σ s·c(σ(ŵ·x̂), y)
 * @param gradient ∇C, (features + 1), the bias last
 * @param active how many examples have z &gt; 0
 */
public record NaiveGradient(double cost, double[] gradient, long active) {

  /** Cost and gradient of all examples of {@code block} at ŵ. */
  public static NaiveGradient of(Neuron neuron, Block block, double[] wHat) {
    int features = block.columns();
    double cost = 0;
    double total = 0;
    long active = 0;
    double[] gradient = new double[features + 1];
    for (int i = 0; i < block.rows(); i++) {
      double s = block.weight(i);
      double z = Neuron.affine(wHat, block.x(), i * features);
      double e = s * neuron.signal(z, block.y()[i]);
      cost += s * neuron.costAt(z, block.y()[i]);
      for (int j = 0; j < features; j++) {
        gradient[j] += e * block.x()[i * features + j]; // ∂z/∂w = xᵀ
      }
      gradient[features] += e; // ∂z/∂b = 1
      active += z > 0 ? 1 : 0;
      total += s;
    }
    for (int j = 0; j <= features; j++) {
      gradient[j] /= total;
    }
    return new NaiveGradient(cost / total, gradient, active);
  }
}
