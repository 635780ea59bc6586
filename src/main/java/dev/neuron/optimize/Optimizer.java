package dev.neuron.optimize;

/**
 * Turns gradients into steps. Its life: made fresh for a run, {@link #step} and then {@link
 * #arrived} once for every step, and for a run that goes on after an interruption {@link #memory}
 * written back before the first step.
 */
public interface Optimizer {

  /**
   * Changes ŵ by one step.
   *
   * @param wHat ŵ, (features + 1), changed in place
   * @param gradient ∇C at ŵ, (features + 1)
   * @param learningRate η
   */
  void step(double[] wHat, double[] gradient, double learningRate);

  /**
   * Is told where a step ended, after the proximal step that an L1 penalty adds to it: what methods
   * that average take into their mean.
   *
   * @param wHat the new ŵ, (features + 1)
   */
  default void arrived(double[] wHat) {}

  /**
   * The parameters this method answers with; ŵ itself but for methods that average.
   *
   * @param wHat the current ŵ
   */
  default double[] answer(double[] wHat) {
    return wHat;
  }

  /**
   * Where ŵ comes to rest if every gradient from now on is zero: the memory alone moves it, along a
   * straight line, and decay of the weights is left aside.
   *
   * @param wHat the current ŵ
   * @param learningRate the highest η to come
   * @return ŵ itself for methods without such a memory, null if it cannot be told
   */
  default double[] rest(double[] wHat, double learningRate) {
    return wHat;
  }

  /** Everything remembered between steps, as the arrays themselves: to be saved or written back. */
  double[][] memory();
}
