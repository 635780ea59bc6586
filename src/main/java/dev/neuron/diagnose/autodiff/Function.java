package dev.neuron.diagnose.autodiff;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** A function written in numbers that carry their derivatives along. */
@FunctionalInterface
public interface Function {
  /**
   * Evaluates the function.
   *
   * @param in the inputs in their order, each row-major
   * @return its values, (functions)
   */
  DerivativeStructure[] at(DerivativeStructure[][] in);
}
