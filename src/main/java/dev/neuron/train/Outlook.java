package dev.neuron.train;

/**
 * How the last epochs of a run were developing.
 *
 * @param fallPerEpoch by what part of itself the objective fell in the last epoch; NaN before there
 *     were two
 * @param fallAhead by what part of itself it is going to fall at least, if each fall goes on being
 *     the same part of the one before; NaN before there were three
 * @param epochsToConverge how many more epochs the gradient needs to its tolerance if its norm goes
 *     on falling as it did; infinite if it did not fall, NaN if nothing can be said
 */
public record Outlook(double fallPerEpoch, double fallAhead, double epochsToConverge) {

  /** Nothing is known yet. */
  static final Outlook UNKNOWN = new Outlook(Double.NaN, Double.NaN, Double.NaN);

  /** The same without a word on when the gradient will be small. */
  public Outlook withoutForecast() {
    return new Outlook(fallPerEpoch, fallAhead, Double.NaN);
  }

  /**
   * Judges by some lines of a run.
   *
   * @param earlier a line some epochs before {@code last}
   * @param middle half as many epochs before {@code last}
   * @param beforeLast the line before {@code last}
   * @param goal the gradient norm that counts as converged; 0 for none
   */
  static Outlook of(
      EpochResult earlier,
      EpochResult middle,
      EpochResult beforeLast,
      EpochResult last,
      double goal) {
    double fall = (beforeLast.objective() - last.objective()) / beforeLast.objective();
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
    return new Outlook(fall, fallAhead(earlier, middle, last), needed);
  }

  /** The sum of the falls to come, a geometric series, in units of the last objective. */
  private static double fallAhead(EpochResult earlier, EpochResult middle, EpochResult last) {
    if (middle.epoch() == last.epoch()) {
      return Double.NaN;
    }
    double first = (earlier.objective() - middle.objective()) / (middle.epoch() - earlier.epoch());
    double second = (middle.objective() - last.objective()) / (last.epoch() - middle.epoch());
    if (!(second > 0)) {
      return 0;
    }
    double ratio = second / first;
    double ahead =
        ratio > 0 && ratio < 1
            ? (middle.objective() - last.objective()) * ratio / (1 - ratio)
            : Double.POSITIVE_INFINITY;
    return ahead / last.objective();
  }
}
