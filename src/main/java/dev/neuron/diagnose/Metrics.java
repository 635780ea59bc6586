package dev.neuron.diagnose;

import java.util.List;

/**
 * How good a neuron is on a set of examples.
 *
 * <p>With weights every mean and share is Σs·value / Σs.
 *
 * @param examples how many there were
 * @param weight Σs, the sum of their weights: how many there were, without weights
 * @param loss the mean of the neuron's own cost
 * @param mse the mean of (a − y)²
 * @param rmse its root, in the target's unit
 * @param mae the mean of |a − y|
 * @param r2 1 − Σs(a − y)²/Σs(y − ȳ)²; NaN when all targets are equal, and for hinge, as a margin
 *     is no estimate of its target
 * @param constant the constant prediction with the least loss on these examples
 * @param constantLoss that least loss: what a neuron has to beat
 * @param active the share of examples with z &gt; 0, 0…1
 * @param classes more for a sigmoid on targets 0 and 1, and for hinge, else null
 * @param worst the examples with the largest |a − y|, the worst first
 */
public record Metrics(
    long examples,
    double weight,
    double loss,
    double mse,
    double rmse,
    double mae,
    double r2,
    double constant,
    double constantLoss,
    double active,
    Classes classes,
    List<WorstExamples.Example> worst) {
  /** Copies the list. */
  public Metrics {
    worst = List.copyOf(worst);
  }

  /**
   * How well predictions tell two classes of targets apart, 0 and 1, or −1 and 1.
   *
   * @param accuracy the share of examples on the right side: for a sigmoid of ½, which itself
   *     counts as 1, else of 0, which itself does not
   * @param logLoss the mean of −y·ln a − (1 − y)·ln(1 − a); NaN where a is no probability
   * @param auc the chance that the upper class is predicted higher than the lower; NaN when one of
   *     them is missing
   */
  public record Classes(double accuracy, double logLoss, double auc) {}
}
