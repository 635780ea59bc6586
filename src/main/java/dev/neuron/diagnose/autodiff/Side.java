package dev.neuron.diagnose.autodiff;

import org.apache.commons.math3.linear.RealMatrix;

/** One side of a law. */
@FunctionalInterface
public interface Side {
  /**
   * Evaluates the side.
   *
   * @param in the law's inputs in their order, each row-major
   */
  RealMatrix at(double[][] in);
}
