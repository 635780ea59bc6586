package dev.neuron.math;

/** max ‖x̂_i‖² over examples, and max s_i‖x̂_i‖² with their weights; merging takes the larger. */
public final class NormSum implements ExampleSum<NormSum> {
  private static final long serialVersionUID = 1;

  private double largest;
  private double largestWeighted;

  @Override
  public NormSum empty() {
    return new NormSum();
  }

  @Override
  public void add(Block block, int from, int to) {
    double[] x = block.x();
    int columns = block.columns();
    for (int i = from; i < to; i++) {
      double square = 1; // of the trailing 1 of x̂
      for (int at = i * columns; at < (i + 1) * columns; at++) {
        square += x[at] * x[at];
      }
      double s = block.weight(i);
      largest = Math.max(largest, square);
      largestWeighted = Math.max(largestWeighted, s * square);
    }
  }

  @Override
  public void merge(NormSum other) {
    largest = Math.max(largest, other.largest);
    largestWeighted = Math.max(largestWeighted, other.largestWeighted);
  }

  /** max ‖x̂_i‖²; 0 when nothing was added. */
  public double largest() {
    return largest;
  }

  /** max s_i‖x̂_i‖²; 0 when nothing was added. */
  public double largestWeighted() {
    return largestWeighted;
  }
}
