package dev.neuron.train;

import dev.neuron.diagnose.Curvature;
import dev.neuron.optimize.OptimizerSettings;

/**
 * How far the objective of a run that settles may rise on its way: {@code times} its start's, and
 * {@code beyond}. What stays below that is no growth.
 *
 * @param times at least 1
 * @param beyond in the units of the cost, at least 0
 */
public record Overshoot(double times, double beyond) {
  /** Gradient descent on a cost that bends: what rises above the start is left for good. */
  static final Overshoot NONE = new Overshoot(1, 0);

  /** What the method of a plan may make at its rate. */
  static Overshoot of(TrainingPlan plan, Problem problem, LearningRate rate) {
    OptimizerSettings optimizer = plan.optimizer();
    double times = times(optimizer);
    boolean straight = problem.kappa() == 0;
    if (!optimizer.method().adaptsPerCoordinate() && !straight) {
      return new Overshoot(times, 0);
    }
    Curvature curvature = problem.curvature();
    double lambda = curvature.lambda() + plan.penalty().l2();
    double slope = LearningRate.steepestSlope(plan.neuron(), curvature);
    // A rate far above the computed one has no claim to a larger overshoot than that.
    double eta = Math.min(rate.value(), LearningRate.computed(plan, problem).value());
    double distance =
        optimizer.method().adaptsPerCoordinate()
            ? Math.sqrt(problem.engine().features() + 1.0) * steps(optimizer) * eta
            : steps(optimizer) * eta * slope;
    // C(ŵ + Δ) ≤ (√C(ŵ) + √(λ/2)‖Δ‖)² ≤ 2C(ŵ) + λ‖Δ‖² for a cost of curvature λ that is never
    // negative, and C(ŵ + Δ) ≤ C(ŵ) + s‖Δ‖ for one of slope s.
    double beyond = lambda * distance * distance + (straight ? slope * distance : 0);
    return new Overshoot(Math.max(2, times), beyond);
  }

  /**
   * How many times its start the loss may reach on a parabola in a run that settles all the same.
   * Without memory that is 1. With it a parabola just inside the limit is first left further and
   * further: at the limit the error along the steepest direction is A(−1)ᵏ + (1 − A)rᵏ in units of
   * the start's, with r = −μ and A = (1 + μ)/(1 − μ) for momentum, r = μ/(1 + 2μ) and A = (1 + μ)(1
   * + 2μ)/(1 + 3μ) for nesterov, and the loss goes with its square.
   */
  public static double times(OptimizerSettings optimizer) {
    double mu = optimizer.momentum();
    double amplitude =
        switch (optimizer.method()) {
          case MOMENTUM -> (1 + mu) / (1 - mu);
          case NESTEROV -> (1 + mu) * (1 + 2 * mu) / (1 + 3 * mu);
          case GD, ASGD, ADAGRAD, RMSPROP, ADAM, ADAMW, NEWTON, LBFGS -> 1;
        };
    return amplitude * amplitude;
  }

  /** So many steps of length η in one direction, however short the gradient, before it turns. */
  private static double steps(OptimizerSettings optimizer) {
    return switch (optimizer.method()) {
      case MOMENTUM, NESTEROV -> 1 / (1 - optimizer.momentum());
      case ADAM, ADAMW -> 1 / (1 - optimizer.beta1());
      case RMSPROP -> 1 / Math.sqrt(1 - optimizer.beta2()); // the first step, not bias-corrected
      case ADAGRAD, GD, ASGD, NEWTON, LBFGS -> 1;
    };
  }

  /** Whether an objective is above what a run from this start may pass through. */
  boolean isPassed(double objective, double start) {
    return objective > times * start + beyond;
  }
}
