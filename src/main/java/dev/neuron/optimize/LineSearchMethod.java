package dev.neuron.optimize;

/** A method that takes one accepted step an epoch, looking at the cost at trial points. */
public interface LineSearchMethod {

  /**
   * Takes one step. The objective stands at ŵ on entry.
   *
   * @param wHat ŵ, (features + 1), changed in place
   * @return the step length taken, 0 when no step lowers the cost
   */
  double step(double[] wHat, Objective objective);

  /**
   * After a step that was none: whether that is because no direction leads down, and not because
   * none was found.
   */
  boolean isStationary();

  /** Everything remembered between steps, as the arrays themselves: to be saved or written back. */
  double[][] memory();

  /**
   * A fresh one.
   *
   * @param kinked whether the cost itself has kinks, where gradients do not foretell a fall: both
   *     methods then go by {@link Goldstein}
   * @throws IllegalArgumentException if the method does not search along a line
   */
  static LineSearchMethod create(Method method, int size, boolean kinked) {
    if (kinked && method.searchesLine()) {
      return new Goldstein(size);
    }
    return switch (method) {
      case NEWTON -> new Newton(size);
      case LBFGS -> new Lbfgs(size);
      default -> throw new IllegalArgumentException(method + " does not search along a line");
    };
  }
}
