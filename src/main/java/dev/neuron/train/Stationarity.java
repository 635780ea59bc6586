package dev.neuron.train;

import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.GradientSum;

/**
 * Whether a point whose gradient is as good as zero is a minimum, as far as one more look tells.
 */
final class Stationarity {
  /** How far a kink may be to count as here, as a part of ‖ŵ‖; far above rounding. */
  private static final double HERE = 1e-12;

  private Stationarity() {}

  /**
   * What a run comes to that ends at such a point.
   *
   * @param wHat the point, (features + 1)
   * @param sum the examples' sum there
   */
  static Cause confirm(TrainingPlan plan, Problem problem, double[] wHat, GradientSum sum) {
    if (Separation.isThere(plan, problem, wHat)) {
      return Cause.SEPARATED;
    }
    return leadsDownBeyondKinks(plan, problem, wHat, sum)
        ? Cause.NO_WAY_DOWN
        : Cause.SMALL_GRADIENT;
  }

  /**
   * What a run comes to whose method takes no step.
   *
   * @param stationary whether that is because no direction leads down
   */
  static Cause withoutStep(TrainingPlan plan, Problem problem, double[] wHat, boolean stationary) {
    if (!stationary) {
      return Cause.NO_WAY_DOWN;
    }
    try {
      return Separation.isThere(plan, problem, wHat) ? Cause.SEPARATED : Cause.NO_DESCENT;
    } catch (PassInterruptedException asked) {
      return Cause.INTERRUPTED;
    }
  }

  /**
   * An example on the kink of its activation has the slope of one side; a larger bias shows the
   * other side's. Does a step along that gradient lower the cost?
   */
  private static boolean leadsDownBeyondKinks(
      TrainingPlan plan, Problem problem, double[] wHat, GradientSum sum) {
    if (!plan.neuron().activation().hasKink() || sum.activeCount() == sum.count()) {
      return false;
    }
    double[] point = wHat.clone();
    double here = HERE * Penalty.NONE.gradientNorm(wHat, wHat, 1);
    point[point.length - 1] += here;
    GradientSum beyond = new GradientSum(plan.neuron(), problem.engine().features());
    problem.engine().sum(point, beyond);
    if (beyond.activeCount() == sum.activeCount()) {
      return false;
    }
    double[] gradient = beyond.gradient();
    plan.penalty().addGradient(point, gradient);
    double square = 0;
    for (double g : gradient) {
      square += g * g;
    }
    double objective = sum.cost() + plan.penalty().value(wHat);
    double rate = LearningRate.of(plan, problem).value();
    for (double t = rate; t * Math.sqrt(square) > here; t *= 0.25) {
      for (int j = 0; j < point.length; j++) {
        point[j] = wHat[j] - t * gradient[j];
      }
      problem.engine().sum(point, beyond);
      double fall = objective - beyond.cost() - plan.penalty().value(point);
      if (fall > Math.max(0.1 * t * square, 16 * Math.ulp(objective))) {
        return true;
      }
    }
    return false;
  }
}
