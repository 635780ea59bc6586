package dev.neuron.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * Descent across kinks, where −∇C need not lead down: the direction is the shortest combination of
 * the gradients found within a radius around ŵ. While a step of that radius does not lower the cost
 * enough, the gradient that stands in its way joins them; where the shortest is as good as zero, no
 * direction leads down, and the radius shrinks. At the smallest radius that proves a convex cost to
 * be at its minimum. Sources: Goldstein, <em>Optimization of Lipschitz continuous functions</em>,
 * 1977; Davis et al., <em>A gradient sampling method with complexity guarantees</em>, 2022.
 */
final class Goldstein implements LineSearchMethod {
  /** What part of the fall that the slope promises has to come true. */
  private static final double SUFFICIENT = 0.1;

  /** A combination is as good as zero at this part of the longest gradient in it. */
  private static final double ZERO = 1e-9;

  /** The smallest radius as a part of the first. */
  private static final double NARROWEST = 1e-10;

  private static final double NARROWER = 0.1;
  private static final int MOST_GRADIENTS = 200;
  private static final int MOST_HALVINGS = 60;

  private final double[] trial; // (features + 1)
  private final double[] radius = {0, 0}; // now, and in the first step
  private boolean stationary;

  Goldstein(int size) {
    this.trial = new double[size];
  }

  @Override
  public double step(double[] wHat, Objective objective) {
    double cost = objective.cost();
    double[] gradient = objective.gradient().clone();
    double slope = LineSearch.norm(gradient);
    stationary = slope == 0;
    if (stationary) {
      return 0;
    }
    if (radius[1] == 0) {
      radius[1] = objective.safeRate() * slope;
      radius[0] = radius[1];
    }
    double narrowest = Math.max(NARROWEST * radius[1], 64 * Math.ulp(LineSearch.norm(wHat)));
    while (true) {
      double taken = descend(wHat, cost, gradient, objective);
      if (taken > 0 || radius[0] <= narrowest) {
        return taken;
      }
      radius[0] *= NARROWER;
    }
  }

  /**
   * The same for a method that knows no way on from here, as at a kink of a relu: looks at all
   * sides anew, from a step of the safe rate down. Where such a step promises no more than
   * rounding, there is none.
   */
  double leave(double[] wHat, Objective objective) {
    double rounding = 16 * Math.ulp(objective.cost());
    double promised =
        objective.safeRate() * LineSearch.dot(objective.gradient(), objective.gradient());
    radius[1] = 0;
    double taken = step(wHat, objective);
    stationary |= taken == 0 && promised <= rounding;
    return taken;
  }

  /** Takes a step of at least the radius; returns 0 if the gradients within it allow none. */
  private double descend(double[] wHat, double cost, double[] gradient, Objective objective) {
    List<double[]> around = new ArrayList<>();
    around.add(gradient);
    double longest = LineSearch.norm(gradient);
    while (true) {
      double[] direction = ShortestCombination.of(around);
      double length = LineSearch.norm(direction);
      stationary = length <= ZERO * longest;
      if (stationary || around.size() > MOST_GRADIENTS) {
        return 0;
      }
      double t = radius[0] / length;
      double fall = SUFFICIENT * length * length; // for each unit of t
      if (costAt(t, wHat, direction, objective) <= cost - t * fall) {
        t = lengthened(t, wHat, direction, cost, fall, objective);
        radius[0] = Math.max(radius[0], 0.25 * t * length);
        moveTo(t, wHat, direction, wHat);
        return t;
      }
      double[] blocking = blocking(t, wHat, direction, cost, fall, objective);
      longest = Math.max(longest, LineSearch.norm(blocking));
      around.add(blocking);
    }
  }

  private double lengthened(
      double enough, double[] wHat, double[] d, double cost, double fall, Objective objective) {
    double t = enough;
    double reached = objective.cost();
    while (true) {
      double further = costAt(2 * t, wHat, d, objective);
      if (!(further < reached && further <= cost - 2 * t * fall)) {
        return t;
      }
      t *= 2;
      reached = further;
    }
  }

  /** The gradient at a point, up to t along the line, from which the line does not lead down. */
  private double[] blocking(
      double t, double[] wHat, double[] d, double cost, double fall, Objective objective) {
    double low = 0;
    double high = t;
    double most = 0.5 * LineSearch.dot(d, d);
    for (int i = 0; i < MOST_HALVINGS && LineSearch.dot(objective.gradient(), d) > most; i++) {
      double middle = 0.5 * (low + high);
      if (costAt(middle, wHat, d, objective) <= cost - middle * fall) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return objective.gradient().clone();
  }

  private double costAt(double t, double[] wHat, double[] d, Objective objective) {
    moveTo(t, wHat, d, trial);
    objective.evaluate(trial);
    return objective.cost();
  }

  private static void moveTo(double t, double[] wHat, double[] d, double[] into) {
    for (int j = 0; j < wHat.length; j++) {
      into[j] = wHat[j] - t * d[j];
    }
  }

  @Override
  public boolean isStationary() {
    return stationary;
  }

  @Override
  public double[][] memory() {
    return new double[][] {radius};
  }
}
