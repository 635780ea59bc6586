package dev.neuron.optimize;

/** The methods by the names users type, with the defaults of their constants. */
public enum Method {
  /** ŵ ← ŵ − η∇C: [P], the paper's update. */
  GD("gd"),
  /** v ← μv + g, ŵ ← ŵ − ηv. */
  MOMENTUM("momentum"),
  /** v ← μv + g, ŵ ← ŵ − η(g + μv). */
  NESTEROV("nesterov"),
  /** Steps divided by the root of all squared gradients so far. */
  ADAGRAD("adagrad"),
  /** Steps divided by the root of a moving mean of squared gradients. */
  RMSPROP("rmsprop"),
  /** Bias-corrected moving means of gradients and squared gradients. */
  ADAM("adam"),
  /** Adam with decay of the weights apart from the gradient. */
  ADAMW("adamw"),
  /** Gradient descent whose answer is the mean of the parameters it passed. */
  ASGD("asgd"),
  /** Solves H δ = ∇C, with a line search. */
  NEWTON("newton"),
  /** Newton's direction from the last few gradients, with a line search. */
  LBFGS("lbfgs");

  private final String label;

  Method(String label) {
    this.label = label;
  }

  /** The name users type. */
  public String label() {
    return label;
  }

  /** Whether each step searches along its direction and so needs costs at trial points. */
  public boolean searchesLine() {
    return this == NEWTON || this == LBFGS;
  }

  /** Whether each step solves with the Hessian. */
  public boolean usesHessian() {
    return this == NEWTON;
  }

  /** Whether each coordinate has a step size of its own, so that the curvature sets no limit. */
  public boolean adaptsPerCoordinate() {
    return switch (this) {
      case ADAGRAD, RMSPROP, ADAM, ADAMW -> true;
      case GD, MOMENTUM, NESTEROV, ASGD, NEWTON, LBFGS -> false;
    };
  }

  /** Whether the curvature sets a rate beyond which the method leaves a parabola. */
  public boolean hasLimit() {
    return !adaptsPerCoordinate() && !searchesLine();
  }

  @Override
  public String toString() {
    return label;
  }
}
