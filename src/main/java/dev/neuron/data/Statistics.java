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
  public record Target(double mean, double deviation, double min, double max) {}
}
