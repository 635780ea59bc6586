package dev.neuron.train;

import dev.neuron.diagnose.Targets;
import dev.neuron.math.Activation;
import dev.neuron.math.GradientSum;

/**
 * Whether a point whose gradient is as good as zero is a minimum, as far as one more look tells.
 */
public final class Stationarity {
  /** How far a kink may be to count as here, as a part of ‖ŵ‖; far above rounding. */
  private static final double HERE = 1e-12;

  /** So large that rounding of it does not reach |z| = 745, where e^−|z| is 0. */
  private static final double FAR = 1e15;

  private Stationarity() {}

  /**
   * What a run comes to that ends at such a point.
   *
   * @param wHat the point, (features + 1)
   * @param sum the examples' sum there
   */
  static Cause confirm(TrainingPlan plan, Problem problem, double[] wHat, GradientSum sum) {
    if (isSeparated(plan, problem, wHat)) {
      return Cause.SEPARATED;
    }
    return leadsDownBeyondKinks(plan, problem, wHat, sum)
        ? Cause.NO_WAY_DOWN
        : Cause.SMALL_GRADIENT;
  }

  /**
   * Whether every example lies on its target's side of w·x + b = 0, for an activation that reaches
   * its targets at infinity only: the weights grow without bound then, and there is no minimum. At
   * weights as large as numbers allow the cost is 0 exactly. Takes a pass, where it is possible.
   */
  public static boolean isSeparated(TrainingPlan plan, Problem problem, double[] wHat) {
    Activation activation = plan.neuron().activation();
    Targets targets = problem.targets();
    boolean decays = !plan.penalty().isNone() || plan.optimizer().decays();
    boolean atInfinity =
        targets.min() == activation.lowerBound() && targets.max() == activation.upperBound();
    if (decays || !atInfinity) {
      return false;
    }
    double largest = 0;
    for (double parameter : wHat) {
      largest = Math.max(largest, Math.abs(parameter));
    }
    double[] far = new double[wHat.length];
    for (int j = 0; j < far.length; j++) {
      far[j] = wHat[j] / largest * FAR;
    }
    GradientSum sum = new GradientSum(plan.neuron(), problem.engine().features());
    problem.engine().sum(far, sum);
    return sum.cost() == 0;
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
