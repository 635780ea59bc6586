package dev.neuron.data;

/**
 * Between which values the features of training examples are, and how far their targets spread: raw
 * units, all finite. It is known from them how many digits of a weight a reader needs.
 *
 * @param min the least values, (features)
 * @param max the greatest values, (features)
 * @param targetDeviation the population standard deviation of the target
 */
public record Ranges(double[] min, double[] max, double targetDeviation) {
  /**
   * Checks that every value is finite and in order.
   *
   * @throws IllegalArgumentException if one is not
   */
  public Ranges {
    for (int j = 0; j < min.length; j++) {
      if (!(Double.isFinite(min[j]) && Double.isFinite(max[j]) && min[j] <= max[j])) {
        throw new IllegalArgumentException("values between " + min[j] + " and " + max[j]);
      }
    }
    if (!(targetDeviation >= 0 && Double.isFinite(targetDeviation))) {
      throw new IllegalArgumentException("a standard deviation of " + targetDeviation);
    }
  }

  /** Those of examples, or null where their values are too far apart for a standard deviation. */
  public static Ranges of(Statistics statistics) {
    double deviation = statistics.target().deviation();
    return Double.isFinite(deviation)
        ? new Ranges(statistics.min(), statistics.max(), deviation)
        : null;
  }

  /** How far the values of a feature are from a number at most. */
  public double farthest(int feature, double from) {
    return Math.max(Math.abs(min[feature] - from), Math.abs(max[feature] - from));
  }
}
