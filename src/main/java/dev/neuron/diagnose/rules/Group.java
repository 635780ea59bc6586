package dev.neuron.diagnose.rules;

/** The chapters of the reference, in its order. */
public enum Group {
  /** Derivatives of functions of one number. */
  SCALARS("Scalar derivative rules"),
  /** Many partial derivatives, laid out. */
  JACOBIANS("Gradients and Jacobians"),
  /** Operators that work on each element on its own. */
  ELEMENTWISE("Element-wise operations on vectors"),
  /** A number with a vector. */
  EXPANSION("Scalar expansion"),
  /** From a vector to a number. */
  REDUCTIONS("Vector reductions"),
  /** Functions of functions. */
  CHAINS("Chain rules"),
  /** What the gradient is good for. */
  DESCENT("Geometry of gradients"),
  /** Second derivatives. */
  HESSIANS("Hessians"),
  /** Derivatives of products of matrices. */
  MATRICES("A little matrix calculus"),
  /** The functions a neuron ends in. */
  ACTIVATIONS("Activations"),
  /** The neuron that this program trains. */
  NEURON("The neuron and its loss");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** The chapter's heading. */
  public String title() {
    return title;
  }
}
