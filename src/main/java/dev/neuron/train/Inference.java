package dev.neuron.train;

import dev.neuron.data.Scaling;
import dev.neuron.data.Statistics;
import dev.neuron.diagnose.certainty.Certainty;
import dev.neuron.diagnose.certainty.ErrorEstimation;
import dev.neuron.diagnose.certainty.ErrorMethod;
import dev.neuron.diagnose.certainty.KinkGradient;
import dev.neuron.diagnose.certainty.Refusal;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.PassInterruptedException;
import java.util.function.BooleanSupplier;

/**
 * How sure a run can be of its weights, asked for with an answer in mind that can be trusted.
 *
 * @param robust whether the errors shall hold for examples whose error terms are of unequal spread
 * @param confidence of the intervals, inside (0, 1)
 */
public record Inference(boolean robust, double confidence) {
  /** What gave standard errors that are there, to have them again; null for none. */
  public static Inference of(StandardErrors there) {
    if (there == null) {
      return null;
    }
    boolean robust = there.method() == ErrorMethod.HC3 || there.method() == ErrorMethod.SANDWICH;
    return new Inference(robust, there.confidence());
  }

  /** A gradient is small where it is this part of its norm at the best constant. */
  private static final StoppingRule CRITICAL =
      new StoppingRule(1e-6, 0, Double.NaN, Double.POSITIVE_INFINITY);

  /** With more features a matrix of them, and what is done with it, takes longer than training. */
  private static final int MOST_FEATURES = 2000;

  /**
   * The standard errors, or why there are none.
   *
   * @param scaling the coordinates trained in
   * @param statistics of the training examples, raw units
   * @param interrupted asked while the examples are read
   */
  public Certainty of(
      TrainingPlan plan,
      Problem problem,
      TrainingResult result,
      Scaling scaling,
      Statistics statistics,
      BooleanSupplier interrupted) {
    Refusal refusal = refusal(plan, problem, result);
    if (refusal != null) {
      return refusal;
    }
    GradientEngine engine = problem.interruptible(interrupted).engine();
    try {
      refusal = distance(plan, problem, result, engine);
      if (refusal != null) {
        return refusal;
      }
      if (Separation.isQuasiComplete(plan, problem, result.parameters())) {
        return new Refusal.Separated();
      }
      return new ErrorEstimation(plan.neuron(), engine, result.parameters(), scaling, statistics)
          .estimate(result.answer().loss(), robust, confidence);
    } catch (PassInterruptedException asked) {
      return new Refusal.Interrupted();
    }
  }

  /** Why the run has no errors, as far as that is known without reading the examples. */
  private static Refusal refusal(TrainingPlan plan, Problem problem, TrainingResult result) {
    Verdict verdict = result.verdict();
    if (verdict == Verdict.DIVERGED || verdict == Verdict.DEAD) {
      return new Refusal.Failed();
    } else if (result.cause() == Cause.INTERRUPTED) {
      return new Refusal.Interrupted();
    } else if (!plan.penalty().isNone()) {
      return new Refusal.Penalized();
    } else if (!plan.neuron().cost().hasCurvature()) {
      return new Refusal.Straight();
    } else if (result.cause() == Cause.SEPARATED) {
      return new Refusal.Separated();
    } else if (problem.engine().features() > MOST_FEATURES) {
      return new Refusal.TooManyFeatures(problem.engine().features(), MOST_FEATURES);
    }
    return null;
  }

  /** Null where the loss is at its least, on a kink or not. */
  private static Refusal distance(
      TrainingPlan plan, Problem problem, TrainingResult result, GradientEngine engine) {
    double goal = problem.goal(CRITICAL);
    double norm = result.answer().gradientNorm();
    if (norm <= goal) {
      return null;
    }
    KinkGradient kinks = KinkGradient.of(engine, plan.neuron(), result.parameters());
    if (kinks.leastNorm() <= goal) {
      return null;
    }
    double[] start = problem.sumAtBestConstant().gradient();
    double share = norm / Penalty.NONE.gradientNorm(start, start, 1);
    return new Refusal.NotCritical(share, kinks.examples() > 0);
  }
}
