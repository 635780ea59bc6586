package dev.neuron.optimize;

/** The cost as methods with a line search see it, penalties included. */
public interface Objective {

  /** Moves the point of evaluation: cost, gradient and Hessian are those at ŵ from now on. */
  void evaluate(double[] wHat);

  /** C(ŵ). */
  double cost();

  /** ∇C(ŵ), (features + 1); not to be changed. */
  double[] gradient();

  /** The Hessian at ŵ, (features + 1, features + 1), symmetric. */
  double[][] hessian();

  /** A step length along −∇C that is safe by the curvature: 1/λ. */
  double safeRate();
}
