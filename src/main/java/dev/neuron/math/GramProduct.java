package dev.neuron.math;

/**
 * G v with G = (1/N) Σ x̂ x̂ᵀ, without forming G: half the gradient of a linear neuron whose
 * targets are all 0, (1/N) Σ (x̂·v) x̂.
 */
public final class GramProduct implements ExampleSum<GramProduct> {
  private static final long serialVersionUID = 1;
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  private final double[] v; // (features + 1)
  private final GradientSum sum;

  /** An empty sum for the product with v, (features + 1). */
  public GramProduct(double[] v) {
    this.v = v;
    this.sum = new GradientSum(LINEAR, v.length - 1);
  }

  @Override
  public GramProduct empty() {
    return new GramProduct(v);
  }

  @Override
  public void add(Block block) {
    double[] zeros = new double[block.rows()];
    sum.add(new Block(block.x(), zeros, block.weights(), block.rows(), block.columns()), v);
  }

  @Override
  public void merge(GramProduct other) {
    sum.merge(other.sum);
  }

  /** Writes the product, (features + 1), into {@code into}. */
  public void product(double[] into) {
    sum.gradient(into);
    for (int j = 0; j < into.length; j++) {
      into[j] *= 0.5;
    }
  }
}
