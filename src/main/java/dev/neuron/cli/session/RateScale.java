package dev.neuron.cli.session;

import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;

/** The learning rate around which rates are tried. */
public final class RateScale {
  private RateScale() {}

  /** The stable limit; for methods and costs without one, twice the computed rate. */
  public static double of(TrainingPlan plan, Problem problem) {
    LearningRate rate = Trainer.learningRate(plan.withLearningRate(Double.NaN), problem);
    return Double.isInfinite(rate.limit()) ? 2 * rate.value() : rate.limit();
  }
}
