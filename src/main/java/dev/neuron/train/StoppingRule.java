package dev.neuron.train;

/**
 * When a run may end before its last epoch.
 *
 * @param tolerance converged at a gradient norm of this part of the best-constant start's; 0 never
 * @param patience epochs without a better loss; 0 for no limit
 * @param targetLoss stop at this loss or below; NaN for none
 * @param maxSeconds stop after this time; infinite for none
 */
public record StoppingRule(double tolerance, int patience, double targetLoss, double maxSeconds) {
  /** Converge at 1e-8, nothing else. */
  public static final StoppingRule DEFAULT =
      new StoppingRule(1e-8, 0, Double.NaN, Double.POSITIVE_INFINITY);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the number that makes no sense
   */
  public StoppingRule {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance must be at least 0 and below 1, not " + tolerance);
    }
    if (patience < 0) {
      throw new IllegalArgumentException("patience must be at least 1 epoch, not " + patience);
    }
    if (!(maxSeconds > 0)) {
      throw new IllegalArgumentException("the time must be more than 0 s, not " + maxSeconds);
    }
  }
}
