package dev.neuron.train.fold;

import dev.neuron.train.Verdict;

/**
 * What a neuron came to on the rows of a fold, having been trained on all others. With example
 * weights s every mean is Σs·value / Σs.
 *
 * @param rows how many the fold has
 * @param weight Σs over them, their number without weights
 * @param loss C(ŵ) over them
 * @param meanSquare the mean of (a − y)²; NaN where a prediction is a margin
 * @param mean ȳ, the mean of their targets
 * @param sd the standard deviation of their targets
 * @param verdict how its training ended
 * @param errors |a − y| of each row, (rows); empty where nobody asked
 */
public record FoldResult(
    long rows,
    double weight,
    double loss,
    double meanSquare,
    double mean,
    double sd,
    Verdict verdict,
    double[] errors) {

  /** R² over the rows of the fold, NaN where their targets are equal or predictions are margins. */
  public double r2() {
    return sd == 0 ? Double.NaN : 1 - meanSquare / (sd * sd);
  }
}
