package dev.neuron.optimize;

/**
 * Halves a step until the cost falls enough (Armijo's rule, c = 1e-4). Source: Nocedal and Wright,
 * <em>Numerical Optimization</em>, algorithm 3.1.
 */
final class LineSearch {
  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_HALVINGS = 40;

  private final double[] trial;

  LineSearch(int size) {
    this.trial = new double[size];
  }

  /**
   * Moves ŵ along −direction; the objective stands at the new point on return.
   *
   * @return the step length taken, or 0 if no length lowers the cost: ŵ and objective are then
   *     where they were
   */
  double descend(Objective objective, double[] wHat, double[] direction, double length) {
    return descend(objective, wHat, direction, length, MOST_HALVINGS);
  }

  /** The same with the whole direction or nothing. */
  void tryWhole(Objective objective, double[] wHat, double[] direction) {
    descend(objective, wHat, direction, 1, 0);
  }

  private double descend(
      Objective objective, double[] wHat, double[] direction, double length, int mostHalvings) {
    double start = objective.cost();
    double slope = dot(objective.gradient(), direction);
    if (!(slope > 0)) {
      return 0;
    }
    double t = length;
    for (int halving = 0; halving <= mostHalvings; halving++, t *= 0.5) {
      for (int j = 0; j < wHat.length; j++) {
        trial[j] = wHat[j] - t * direction[j];
      }
      objective.evaluate(trial);
      // Near the minimum the fall is smaller than rounding: a rise within rounding is accepted.
      double rounding = 4 * Math.ulp(start);
      if (objective.cost() <= start - SUFFICIENT * t * slope + rounding) {
        System.arraycopy(trial, 0, wHat, 0, wHat.length);
        return t;
      }
    }
    objective.evaluate(wHat);
    return 0;
  }

  static double norm(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  static double dot(double[] u, double[] v) {
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      sum += u[j] * v[j];
    }
    return sum;
  }
}
