package dev.neuron.optimize;

/**
 * Turns gradients into steps. Its life: made fresh for a run, {@link #step} once for every step,
 * and for a run that goes on after an interruption {@link #memory} written back before the first
 * step.
 */
public interface Optimizer {

  /**
   * Changes ŵ by one step and, with L1, the proximal step that goes with it: {@link Proximal}.
   *
   * @param wHat ŵ, (features + 1), changed in place
   * @param gradient ∇C at ŵ and that of the smooth penalty, (features + 1)
   * @param learningRate η
   * @param l1 λ₁, the bias exempt
   */
  void step(double[] wHat, double[] gradient, double learningRate, double l1);

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

  /** λ₁ of coordinate j: the last, the bias, is exempt. */
  static double lambda(double l1, int j, double[] wHat) {
    return j < wHat.length - 1 ? l1 : 0;
  }

  /** Everything remembered between steps, as the arrays themselves: to be saved or written back. */
  double[][] memory();
}
