package dev.neuron.optimize;

/**
 * Limited-memory BFGS: Newton's direction from the last ten steps and changes of the gradient, by
 * the two-loop recursion. Source: Nocedal and Wright, <em>Numerical Optimization</em>, algorithm
 * 7.4.
 */
final class Lbfgs implements LineSearchMethod {
  private static final int PAIRS = 10;

  private final LineSearch search;
  private final Goldstein kinks;
  private final double[][] steps; // s_i = ŵ_{i+1} − ŵ_i, (PAIRS, features + 1), a ring
  private final double[][] changes; // y_i = ∇C_{i+1} − ∇C_i, likewise
  private final double[] taken = {0}; // how many pairs were ever stored

  Lbfgs(int size) {
    this.search = new LineSearch(size);
    this.kinks = new Goldstein(size);
    this.steps = new double[PAIRS][size];
    this.changes = new double[PAIRS][size];
  }

  @Override
  public double step(double[] wHat, Objective objective) {
    double[] before = wHat.clone();
    double[] gradient = objective.gradient().clone();
    boolean fresh = taken[0] == 0;
    double[] direction = direction(gradient);
    double length = search.descend(objective, wHat, direction, fresh ? objective.safeRate() : 1);
    if (length == 0 && !fresh) {
      taken[0] = 0; // no step along the direction: forget the pairs and descend
      length = search.descend(objective, wHat, gradient, objective.safeRate());
    }
    if (length == 0) {
      return kinks.leave(wHat, objective);
    }
    remember(before, wHat, gradient, objective.gradient());
    return length;
  }

  @Override
  public boolean isStationary() {
    return kinks.isStationary();
  }

  private double[] direction(double[] gradient) {
    int stored = (int) Math.min(PAIRS, taken[0]);
    double[] q = gradient.clone();
    double[] alpha = new double[stored];
    for (int i = 0; i < stored; i++) { // from the newest pair to the oldest
      int at = index(i);
      alpha[i] = LineSearch.dot(steps[at], q) / LineSearch.dot(steps[at], changes[at]);
      addMultiple(q, -alpha[i], changes[at]);
    }
    if (stored > 0) {
      double[] y = changes[index(0)];
      double scale = LineSearch.dot(steps[index(0)], y) / LineSearch.dot(y, y);
      for (int j = 0; j < q.length; j++) {
        q[j] *= scale;
      }
    }
    for (int i = stored - 1; i >= 0; i--) {
      int at = index(i);
      double beta = LineSearch.dot(changes[at], q) / LineSearch.dot(steps[at], changes[at]);
      addMultiple(q, alpha[i] - beta, steps[at]);
    }
    return q;
  }

  private static void addMultiple(double[] into, double factor, double[] v) {
    for (int j = 0; j < into.length; j++) {
      into[j] += factor * v[j];
    }
  }

  /** Where the pair stored {@code age} pairs ago lies. */
  private int index(int age) {
    return (int) ((taken[0] - 1 - age) % PAIRS);
  }

  private void remember(double[] before, double[] after, double[] gradient, double[] newGradient) {
    double[] s = new double[before.length];
    double[] y = new double[before.length];
    for (int j = 0; j < s.length; j++) {
      s[j] = after[j] - before[j];
      y[j] = newGradient[j] - gradient[j];
    }
    // Only a pair with upward curvature keeps the direction one of descent.
    if (LineSearch.dot(s, y) > 1e-16 * LineSearch.dot(y, y)) {
      int at = (int) (taken[0] % PAIRS);
      System.arraycopy(s, 0, steps[at], 0, s.length);
      System.arraycopy(y, 0, changes[at], 0, y.length);
      taken[0]++;
    }
  }

  @Override
  public double[][] memory() {
    double[][] all = new double[2 * PAIRS + 1][];
    System.arraycopy(steps, 0, all, 0, PAIRS);
    System.arraycopy(changes, 0, all, PAIRS, PAIRS);
    all[2 * PAIRS] = taken;
    return all;
  }
}
