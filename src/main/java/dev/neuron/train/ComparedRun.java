package dev.neuron.train;

/**
 * One run among others.
 *
 * @param plan what it was told
 * @param learningRate η and its limit
 * @param predicted what theory said before the first epoch
 * @param result what came of it
 * @param losses C(ŵ) of every epoch from 0 on, (epochs + 1)
 * @param seconds its own time, an equal share of what it had in common with runs beside it
 */
public record ComparedRun(
    TrainingPlan plan,
    LearningRate learningRate,
    Prediction predicted,
    TrainingResult result,
    double[] losses,
    double seconds) {

  /** What happened. */
  public Fate observed() {
    return Fate.of(result);
  }

  /** Whether the user stopped it before it had shown what becomes of it. */
  public boolean isInterrupted() {
    return result.cause() == Cause.INTERRUPTED;
  }

  /** Whether theory and experiment agree. */
  public boolean agrees() {
    return predicted.kind().agreesWith(observed());
  }

  /** η relative to the stable limit; NaN where there is none. */
  public double relativeToLimit() {
    double limit = learningRate.limit();
    return Double.isInfinite(limit) ? Double.NaN : learningRate.value() / limit;
  }

  /** The loss a run is judged by: on unseen examples where some were put apart. */
  public double judgedLoss() {
    double validation = result.answer().validationLoss();
    return Double.isNaN(validation) ? result.answer().loss() : validation;
  }

  /** The loss a run is judged by, or the last one of a run that failed. */
  public double finalLoss() {
    return observed().isFailure() ? result.last().loss() : judgedLoss();
  }

  /** The first epoch whose loss is not above a bound, −1 if none is. */
  public int epochsTo(double bound) {
    for (int epoch = 0; epoch < losses.length; epoch++) {
      if (losses[epoch] <= bound) {
        return epoch;
      }
    }
    return -1;
  }
}
