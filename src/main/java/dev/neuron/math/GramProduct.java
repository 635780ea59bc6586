package dev.neuron.math;

/**
 * G v with G = (1/N) Σ h x̂ x̂ᵀ, without forming G: half the gradient of a linear neuron whose
 * targets are all 0 and whose examples weigh h, (1/N) Σ h (x̂·v) x̂.
 */
public final class GramProduct implements ExampleSum<GramProduct> {
  private static final long serialVersionUID = 1;
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  private final double[] v; // (features + 1)
  private final double[] wHat; // where the factor's affine values are taken; null for none
  private final GramSum.Factor factor;
  private final GradientSum sum;
  private transient double[] zeros = {}; // the targets, as many as the longest block has rows
  private transient double[] factors = {}; // s·h, as many
  private double weight; // Σ s
  private double factored; // Σ s·h

  /** An empty sum over all examples for the product with v, (features + 1). */
  public GramProduct(double[] v) {
    this(v, null, GramSum.ALL);
  }

  /**
   * An empty sum for the product with v.
   *
   * @param v (features + 1)
   * @param wHat where the factor's affine values are taken, or null if it needs none
   * @param factor what each example is multiplied by, at least 0
   */
  public GramProduct(double[] v, double[] wHat, GramSum.Factor factor) {
    this.v = v;
    this.wHat = wHat;
    this.factor = factor;
    this.sum = new GradientSum(LINEAR, v.length - 1);
  }

  @Override
  public GramProduct empty() {
    return new GramProduct(v, wHat, factor);
  }

  @Override
  public void add(Block block, int from, int to) {
    if (zeros == null || zeros.length < block.rows()) {
      zeros = new double[block.rows()];
      factors = new double[block.rows()];
    }
    double[] weights = wHat == null ? block.weights() : factors(block, from, to);
    sum.add(new Block(block.x(), zeros, weights, block.rows(), block.columns()), from, to, v);
  }

  /** s·h of some examples, in their places. */
  private double[] factors(Block block, int from, int to) {
    for (int i = from; i < to; i++) {
      double s = block.weights() == null ? 1 : block.weights()[i];
      double z = Neuron.affine(wHat, block.x(), i * block.columns());
      factors[i] = s * factor.at(z, block.y()[i]);
      weight += s;
      factored += factors[i];
    }
    return factors;
  }

  @Override
  public void merge(GramProduct other) {
    sum.merge(other.sum);
    weight += other.weight;
    factored += other.factored;
  }

  /** Writes the product, (features + 1), into {@code into}. */
  public void product(double[] into) {
    double share = wHat == null ? 1 : factored / weight;
    sum.gradient(into);
    for (int j = 0; j < into.length; j++) {
      into[j] = share == 0 ? 0 : 0.5 * share * into[j];
    }
  }
}
