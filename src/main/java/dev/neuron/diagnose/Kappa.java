package dev.neuron.diagnose;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.function.DoubleUnaryOperator;

/**
 * κ, the largest curvature d²c(σ(z), y)/dz² = c''·σ'² + c'·σ'' of one example's cost over all z and
 * the targets of the data: closed where a closed form exists, otherwise maximised numerically.
 */
final class Kappa {
  private static final double REACH = 45; // beyond |z| = 45 every σ is flat or straight in doubles
  private static final double GRID = 100; // points for each unit of z
  private static final int FEWEST = 100; // points in a narrower interval

  private final Neuron neuron;
  private final Activation activation;

  private Kappa(Neuron neuron) {
    this.neuron = neuron;
    this.activation = neuron.activation();
  }

  /**
   * κ of a neuron.
   *
   * @param targets in rising order: all different ones, or with {@code everyBetween} the two ends
   * @param everyBetween whether every number between the two targets counts as one
   */
  static double of(Neuron neuron, double[] targets, boolean everyBetween) {
    Activation activation = neuron.activation();
    Cost cost = neuron.cost();
    if (activation.isPiecewiseLinear()) {
      double steepest = Math.max(activation.derivative(1), activation.derivative(-1));
      return bend(cost) * steepest * steepest;
    }
    // For large |z| the curvature tends to c''·σ'².
    double far = activation.derivative(REACH);
    Kappa kappa = new Kappa(neuron);
    return switch (cost.kind()) {
      case SQUARED ->
          Math.max(bend(cost) * far * far, kappa.squared(targets[0], targets[targets.length - 1]));
      case HUBER -> Math.max(0, kappa.huber(targets, everyBetween));
      case LOG_LOSS -> 0.25;
      case ABSOLUTE, QUANTILE, HINGE -> 0;
    };
  }

  /** The largest second derivative of the cost itself. */
  private static double bend(Cost cost) {
    return switch (cost.kind()) {
      case SQUARED -> 2;
      case HUBER -> 1;
      case LOG_LOSS, ABSOLUTE, QUANTILE, HINGE -> 0;
    };
  }

  /** 2σ'² + 2(σ − y)σ'' is linear in y, so an extreme target has the largest. */
  private double squared(double min, double max) {
    return Math.max(
        maximise(z -> inside(z, min), -REACH, REACH), maximise(z -> inside(z, max), -REACH, REACH));
  }

  /**
   * Within δ of a target the cost is the parabola, beyond it straight with slope ±δ. The region
   * above grows as the target falls and the one below as it rises: extreme targets have them whole.
   */
  private double huber(double[] targets, boolean everyBetween) {
    double delta = neuron.cost().parameter();
    double min = targets[0];
    double max = targets[targets.length - 1];
    double best =
        Math.max(
            maximise(z -> delta * activation.secondDerivative(z), place(min + delta), REACH),
            maximise(z -> -delta * activation.secondDerivative(z), -REACH, place(max - delta)));
    if (everyBetween) {
      double low = place(min - delta);
      double high = place(max + delta);
      return Math.max(best, maximise(z -> insideOfAny(z, min, max, delta), low, high));
    }
    for (double y : targets) {
      best = Math.max(best, maximise(z -> inside(z, y), place(y - delta), place(y + delta)));
    }
    return best;
  }

  private double inside(double z, double y) {
    double slope = activation.derivative(z);
    double bend = bend(neuron.cost());
    double error = activation.value(z) - y;
    return bend * (slope * slope + error * activation.secondDerivative(z));
  }

  /** The same for the best of all targets within δ of σ(z): one at an end, as it is linear in y. */
  private double insideOfAny(double z, double min, double max, double delta) {
    double a = activation.value(z);
    return Math.max(inside(z, Math.max(min, a - delta)), inside(z, Math.min(max, a + delta)));
  }

  /** σ⁻¹(a), within reach. */
  private double place(double a) {
    if (a <= activation.lowerBound()) {
      return -REACH;
    }
    return a >= activation.upperBound()
        ? REACH
        : Math.max(-REACH, Math.min(REACH, activation.inverse(a)));
  }

  /**
   * The largest value over an interval: on a grid, then by golden sections around its best point.
   */
  private static double maximise(DoubleUnaryOperator f, double from, double to) {
    if (!(from <= to)) {
      return 0;
    }
    int steps = FEWEST + (int) (GRID * (to - from));
    int at = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= steps; i++) {
      double value = f.applyAsDouble(position(from, to, i, steps));
      if (value > highest) {
        highest = value;
        at = i;
      }
    }
    double low = position(from, to, Math.max(0, at - 1), steps);
    double high = position(from, to, Math.min(steps, at + 1), steps);
    return Math.max(highest, refine(f, low, high));
  }

  private static double position(double from, double to, int i, int steps) {
    return from + (to - from) * i / steps;
  }

  /** Golden-section search for the maximum between two points. */
  private static double refine(DoubleUnaryOperator f, double from, double to) {
    double golden = 0.5 * (Math.sqrt(5) - 1);
    double low = from;
    double high = to;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 80; i++) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      double atLeft = f.applyAsDouble(left);
      double atRight = f.applyAsDouble(right);
      best = Math.max(best, Math.max(atLeft, atRight));
      if (atLeft > atRight) {
        high = right;
      } else {
        low = left;
      }
    }
    return best;
  }
}
