package dev.neuron.train;

import dev.neuron.math.GradientSum;
import dev.neuron.optimize.Method;
import java.util.Arrays;

/**
 * Whether a relu without an active example can come back. Its gradient is zero, so ŵ moves on by
 * what the optimizer remembers alone: along a straight line, on which each z is linear and thus
 * never above both of its ends.
 */
final class Revival {
  private Revival() {}

  /**
   * Whether it is certain that none of the examples will be active again.
   *
   * @param answer the parameters at which no example is active, (features + 1)
   * @param rest where ŵ comes to rest, (features + 1), or null if that cannot be told
   */
  static boolean isRuledOut(TrainingPlan plan, Problem problem, double[] answer, double[] rest) {
    if (rest == null || (plan.penalty().l1() > 0 && hasWeights(rest))) {
      return false;
    }
    boolean still = Arrays.equals(answer, rest);
    boolean shrinks = plan.penalty().l2() > 0 || plan.optimizer().decays();
    if (shrinks && hasWeights(rest)) {
      // The weights shrink by decay, all by the same factor: every z moves towards the bias.
      boolean byDecay = plan.penalty().l2() == 0;
      boolean plain = plan.optimizer().method() == Method.GD;
      double bias = Math.max(answer[answer.length - 1], rest[rest.length - 1]);
      if (!(byDecay || plain) || bias > 0) {
        return false;
      }
      return still || (!reaches(problem, rest) && !reaches(problem, moved(answer, rest)));
    }
    return still || !reaches(problem, rest);
  }

  private static boolean hasWeights(double[] wHat) {
    for (int j = 0; j < wHat.length - 1; j++) {
      if (wHat[j] != 0) {
        return true;
      }
    }
    return false;
  }

  /** What memory adds to weights that have shrunk to nothing. */
  private static double[] moved(double[] from, double[] to) {
    double[] moved = to.clone();
    for (int j = 0; j < moved.length - 1; j++) {
      moved[j] -= from[j];
    }
    return moved;
  }

  /** Whether an example would be active there. */
  private static boolean reaches(Problem problem, double[] wHat) {
    GradientSum sum = new GradientSum(problem.neuron(), problem.engine().features());
    problem.engine().sum(wHat, sum);
    return sum.activeCount() > 0;
  }
}
