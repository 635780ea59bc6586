package dev.neuron.math;

/**
 * G v with G = (1/N) Σ x̂ x̂ᵀ, without forming G: (1/N) Σ (x̂·v) x̂, which costs what a gradient
 * costs.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class GramProduct implements ExampleSum<GramProduct> {
  private static final long serialVersionUID = 1;

  private final double[] v; // (features + 1)
  private final double[] product; // (features + 1), Σ s (x̂·v) x̂
  private double weight; // Σ s
  private transient double[] along = {}; // x̂·v, then s (x̂·v), of the rows in work

  /** An empty sum for the product with v, (features + 1). */
  public GramProduct(double[] v) {
    this.v = v;
    this.product = new double[v.length];
  }

  @Override
  public GramProduct empty() {
    return new GramProduct(v);
  }

  @Override
  public void add(Block block, int from, int to) {
    int rows = to - from;
    if (along == null || along.length < rows) {
      along = new double[rows];
    }
    int features = block.columns();
    Kernel.affine(block.x(), from, features, v, along, rows);
    for (int r = 0; block.weights() != null && r < rows; r++) {
      along[r] *= block.weights()[from + r];
    }
    Kernel.accumulate(block.x(), from, features, along, product, rows);
    weight += block.weights() == null ? rows : Kernel.weight(block.weights(), from, rows);
  }

  @Override
  public void merge(GramProduct other) {
    for (int j = 0; j < product.length; j++) {
      product[j] += other.product[j];
    }
    weight += other.weight;
  }

  /** Writes the product, (features + 1), into {@code into}. */
  public void product(double[] into) {
    for (int j = 0; j < into.length; j++) {
      into[j] = product[j] / weight;
    }
  }
}
