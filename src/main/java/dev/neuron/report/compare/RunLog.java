package dev.neuron.report.compare;

import java.util.Map;

/**
 * A finished run as its log tells it.
 *
 * @param name of the file
 * @param options as they were in force; empty where the log does not tell
 * @param learningRate of the first epoch; NaN where the log does not tell
 * @param limit the stable limit; NaN where there is none, or the log does not tell
 * @param verdict the word, or empty where the log does not tell
 * @param loss the one the run answered with; the last one where the log does not tell
 * @param epochs of the lines, (lines)
 * @param losses of the lines, (lines), at least one
 * @param validationLosses of the lines, (lines), or null where the log has none
 */
record RunLog(
    String name,
    Map<String, String> options,
    double learningRate,
    double limit,
    String verdict,
    double loss,
    double[] epochs,
    double[] losses,
    double[] validationLosses) {

  boolean failed() {
    return verdict.equals("diverged") || verdict.equals("dead");
  }

  int lastEpoch() {
    return (int) epochs[epochs.length - 1];
  }

  /** The lowest finite loss of a line, NaN if there is none. */
  double bestLoss() {
    double best = Double.NaN;
    for (double loss : losses) {
      best = best <= loss || Double.isNaN(loss) ? best : loss;
    }
    return best;
  }

  /** The first epoch whose loss is not above a bound, −1 if none is. */
  int epochsTo(double bound) {
    for (int i = 0; i < losses.length; i++) {
      if (losses[i] <= bound) {
        return (int) epochs[i];
      }
    }
    return -1;
  }
}
