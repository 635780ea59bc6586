package dev.neuron.train;

/**
 * How the last epochs of a run were developing.
 *
 * @param fallPerEpoch by what part of itself the loss fell in the last epoch; NaN before there were
 *     two
 * @param epochsToConverge how many more epochs the gradient needs to its tolerance if its norm goes
 *     on falling as it did; infinite if it did not fall, NaN if nothing can be said
 */
public record Outlook(double fallPerEpoch, double epochsToConverge) {

  /** Nothing is known yet. */
  static final Outlook UNKNOWN = new Outlook(Double.NaN, Double.NaN);

  /**
   * Judges by two lines of a run.
   *
   * @param earlier a line some epochs before {@code last}
   * @param beforeLast the line before {@code last}
   * @param goal the gradient norm that counts as converged; 0 for none
   */
  static Outlook of(EpochResult earlier, EpochResult beforeLast, EpochResult last, double goal) {
    double fall = (beforeLast.loss() - last.loss()) / beforeLast.loss();
    double perEpoch =
        StrictMath.log(last.gradientNorm() / earlier.gradientNorm())
            / (last.epoch() - earlier.epoch());
    double needed;
    if (!(goal > 0) || Double.isNaN(perEpoch)) {
      needed = Double.NaN;
    } else if (perEpoch >= 0) {
      needed = Double.POSITIVE_INFINITY;
    } else {
      double left = StrictMath.log(goal / last.gradientNorm()) / perEpoch;
      needed = left > 0 ? Math.ceil(left) : 0;
    }
    return new Outlook(fall, needed);
  }
}
