package dev.neuron.train.fate;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.train.Cause;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;

/**
 * How the cost of a relu bends where a run ended: the clipped examples have no part in it.
 *
 * @param share the share of examples that are active, 0…1
 * @param spectrum the ends of the spectrum of (1/N) Σ x̂ x̂ᵀ over them
 * @param limit the rate below which the method is stable as long as no example switches
 */
public record ActiveCurvature(double share, Spectrum spectrum, double limit) {

  /**
   * Measures it, in a pass over the examples.
   *
   * @return null where it is the curvature of all examples, or none, or the run was interrupted, or
   *     there are so many features that it would take a hundred passes
   */
  public static ActiveCurvature of(TrainingPlan plan, Problem problem, TrainingResult result) {
    double share = result.answer().activeShare();
    double kappa = problem.kappa();
    if (result.cause() == Cause.INTERRUPTED) {
      return null; // the user asked to end: no further pass
    }
    if (problem.engine().features() > Curvature.MOST_FEATURES_FOR_GRAM) {
      return null;
    }
    if (!plan.neuron().activation().canDie() || kappa == 0 || !(share > 0 && share < 1)) {
      return null;
    }
    Spectrum spectrum =
        Curvature.activeSpectrum(problem.engine(), result.parameters())
            .without(problem.redundant());
    double lambda = kappa * spectrum.largest() + plan.penalty().l2();
    return new ActiveCurvature(share, spectrum, LearningRate.limit(plan.optimizer(), lambda));
  }

  /** The feature that sets the limit, −1 for the bias. */
  public int column() {
    int steepest = spectrum.steepestCoordinate();
    return steepest == spectrum.steepest().length - 1 ? -1 : steepest;
  }
}
