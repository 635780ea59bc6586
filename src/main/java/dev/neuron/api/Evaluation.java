package dev.neuron.api;

import dev.neuron.diagnose.Metrics;

/**
 * How good a neuron is on data with targets; with weights every mean is a weighted one.
 *
 * @param rows how many examples there were
 * @param loss the mean of the neuron's own cost
 * @param baselineLoss that of the constant which is best on these examples: what is to be beaten
 * @param rmse √ of the mean of (a − y)², in the target's unit
 * @param mae the mean of |a − y|, in the target's unit
 * @param r2 1 − Σ(a − y)²/Σ(y − ȳ)²; {@code NaN} when all targets are equal, and for hinge
 * @param accuracy the share on the right side of two classes; {@code NaN} where there are none
 * @param auc the chance that the upper class is predicted higher; {@code NaN} where there are none
 */
public record Evaluation(
    long rows,
    double loss,
    double baselineLoss,
    double rmse,
    double mae,
    double r2,
    double accuracy,
    double auc) {

  static Evaluation of(Metrics metrics) {
    Metrics.Classes classes = metrics.classes();
    return new Evaluation(
        metrics.examples(),
        metrics.loss(),
        metrics.constantLoss(),
        metrics.rmse(),
        metrics.mae(),
        metrics.r2(),
        classes == null ? Double.NaN : classes.accuracy(),
        classes == null ? Double.NaN : classes.auc());
  }
}
