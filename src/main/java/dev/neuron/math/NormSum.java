package dev.neuron.math;

/** max ‖x̂_i‖² over examples; merging takes the larger. */
public final class NormSum implements ExampleSum<NormSum> {
  private static final long serialVersionUID = 1;

  private double largest;

  @Override
  public NormSum empty() {
    return new NormSum();
  }

  @Override
  public void add(Block block, int from, int to) {
    largest = Math.max(largest, block.largestSquaredNorm(from, to));
  }

  @Override
  public void merge(NormSum other) {
    largest = Math.max(largest, other.largest);
  }

  /** The maximum; 0 when nothing was added. */
  public double largest() {
    return largest;
  }
}
