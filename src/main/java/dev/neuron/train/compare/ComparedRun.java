package dev.neuron.train.compare;

import dev.neuron.train.Cause;
import dev.neuron.train.EpochResult;
import dev.neuron.train.LearningRate;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fate.Prediction;
import dev.neuron.train.fold.FoldFigures;

/**
 * One run among others.
 *
 * @param plan what it was told
 * @param learningRate η and its limit
 * @param predicted what theory said before the first epoch
 * @param result what came of it
 * @param losses C(ŵ) of every epoch from 0 on, (epochs + 1)
 * @param objectives the same with the penalty, (epochs + 1)
 * @param validationLosses C(ŵ) of the validation examples likewise; null without any
 * @param folds what the same training came to on rows it had not seen; null where nobody asked
 * @param seconds its own time, an equal share of what it had in common with runs beside it
 */
public record ComparedRun(
    TrainingPlan plan,
    LearningRate learningRate,
    Prediction predicted,
    TrainingResult result,
    double[] losses,
    double[] objectives,
    double[] validationLosses,
    FoldFigures folds,
    double seconds) {

  /** The same with what folds have shown. */
  ComparedRun withFolds(FoldFigures figures) {
    return new ComparedRun(
        plan,
        learningRate,
        predicted,
        result,
        losses,
        objectives,
        validationLosses,
        figures,
        seconds);
  }

  /** What happened. */
  public Fate observed() {
    return Fate.of(plan, predicted, result);
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

  /**
   * What a run is judged by: the loss on unseen examples where some were put apart, else what was
   * minimised, loss and penalty.
   */
  public double judged() {
    return folds != null ? folds.loss() : result.answer().watchedLoss();
  }

  /** The final loss, of unseen examples where some were put apart; the last one if it failed. */
  public double finalLoss() {
    EpochResult answer = result.answer();
    if (observed().isFailure()) {
      return result.last().loss();
    }
    return Double.isNaN(answer.validationLoss()) ? answer.loss() : answer.validationLoss();
  }

  /** The final objective, the last one of a run that failed. */
  public double finalObjective() {
    return (observed().isFailure() ? result.last() : result.answer()).objective();
  }

  /** How many weights are not 0, the bias aside. */
  public int nonzeroWeights() {
    double[] wHat = result.parameters();
    int count = 0;
    for (int j = 0; j < wHat.length - 1; j++) {
      count += wHat[j] != 0 ? 1 : 0;
    }
    return count;
  }

  /** The first epoch whose objective is not above a bound, −1 if none is. */
  public int epochsTo(double bound) {
    for (int epoch = 0; epoch < objectives.length; epoch++) {
      if (objectives[epoch] <= bound) {
        return epoch;
      }
    }
    return -1;
  }
}
