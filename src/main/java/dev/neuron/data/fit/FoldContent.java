package dev.neuron.data.fit;

import dev.neuron.data.Feature;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.List;

/** What the raw rows of a fold have: weights, targets, and the values of categories. */
final class FoldContent implements ExampleSum<FoldContent> {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // an immutable list of the JDK
  private final List<Feature> features;

  private final long[] ones; // (features), how many rows have the value of each
  private long rows;
  private double weight;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  FoldContent(List<Feature> features) {
    this.features = List.copyOf(features);
    this.ones = new long[features.size()];
  }

  @Override
  public FoldContent empty() {
    return new FoldContent(features);
  }

  @Override
  public void add(Block block, int from, int to) {
    for (int i = from; i < to; i++) {
      rows++;
      weight += block.weight(i);
      low = Math.min(low, block.y()[i]);
      high = Math.max(high, block.y()[i]);
      for (int j = 0; j < ones.length; j++) {
        ones[j] += has(block, i * ones.length, j) ? 1 : 0;
      }
    }
  }

  /** Whether a row has the value of a feature; one that others are compared with is always 0. */
  private boolean has(Block block, int at, int feature) {
    Feature asked = features.get(feature);
    if (!asked.isReference()) {
      return asked.isOneHot() && block.x()[at + feature] == 1;
    }
    boolean other = Double.isNaN(block.x()[at + feature]);
    for (int j = 0; j < ones.length && !other; j++) {
      boolean sibling = features.get(j).source().equals(asked.source());
      other = sibling && block.x()[at + j] == 1;
    }
    return !other;
  }

  @Override
  public void merge(FoldContent other) {
    rows += other.rows;
    weight += other.weight;
    low = Math.min(low, other.low);
    high = Math.max(high, other.high);
    for (int j = 0; j < ones.length; j++) {
      ones[j] += other.ones[j];
    }
  }

  long rows() {
    return rows;
  }

  /** Σs over them, their number without weights. */
  double weight() {
    return weight;
  }

  /** The least target. */
  double low() {
    return low;
  }

  /** The greatest target. */
  double high() {
    return high;
  }

  /** How many rows have the value of a feature. */
  long ones(int feature) {
    return ones[feature];
  }
}
