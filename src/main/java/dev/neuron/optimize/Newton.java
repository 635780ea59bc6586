package dev.neuron.optimize;

/**
 * Newton's method, [L] "Hessians": solves H δ = ∇C and goes along −δ. Within one activation pattern
 * the squared cost of a relu neuron is exactly quadratic, so a full step lands on that pattern's
 * minimum; the line search guards against leaving the pattern. Where no such step helps, one of
 * gradient descent is taken.
 *
 * <p>A step that lands on a minimum is refined once: H δ = ∇C is solved again with the gradient
 * found there, which is what rounding left, most of it in H. Each time the error shrinks by the
 * condition of H times 1e-16.
 */
final class Newton implements LineSearchMethod {
  /** By how much the gradient falls where the cost is a parabola but for rounding. */
  private static final double LANDED = 1e-3;

  private final LineSearch search;
  private final Goldstein kinks;

  Newton(int size) {
    this.search = new LineSearch(size);
    this.kinks = new Goldstein(size);
  }

  @Override
  public double step(double[] wHat, Objective objective) {
    double[] gradient = objective.gradient().clone();
    ScaledHessian hessian = new ScaledHessian(objective.hessian());
    double taken = search.descend(objective, wHat, hessian.solve(gradient), 1);
    boolean landed = LineSearch.norm(objective.gradient()) <= LANDED * LineSearch.norm(gradient);
    if (taken == 1 && landed) {
      search.tryWhole(objective, wHat, hessian.solve(objective.gradient()));
    }
    if (taken == 0) {
      taken = search.descend(objective, wHat, gradient, objective.safeRate());
    }
    return taken > 0 ? taken : kinks.leave(wHat, objective);
  }

  @Override
  public boolean isStationary() {
    return kinks.isStationary();
  }

  @Override
  public double[][] memory() {
    return new double[0][];
  }
}
