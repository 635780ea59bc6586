package dev.neuron.data;

/**
 * Each feature and the target in raw units, over the examples of weight above 0, weighted.
 *
 * @param mean the means, (features)
 * @param deviation the population standard deviations, (features)
 * @param min the least values, (features)
 * @param max the greatest values, (features)
 * @param target mean, standard deviation, least and greatest value of the target
 */
public record Statistics(
    double[] mean, double[] deviation, double[] min, double[] max, Target target) {

  /**
   * The target's part.
   *
   * @param mean its mean
   * @param deviation its population standard deviation
   * @param min its least value
   * @param max its greatest value
   */
  public record Target(double mean, double deviation, double min, double max) {
    /**
     * Whether both 0 and 1 are there and nothing between: y² ≤ y on [0, 1], with equality at the
     * ends alone, so that the variance is mean·(1 − mean) for them and less otherwise.
     */
    public boolean isBinary() {
      return min == 0
          && max == 1
          && Math.abs(deviation * deviation - mean * (1 - mean)) <= 1e-12 * mean;
    }
  }
}
