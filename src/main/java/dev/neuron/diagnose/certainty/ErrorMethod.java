package dev.neuron.diagnose.certainty;

import dev.neuron.math.Cost;

/** How standard errors are computed, see the package's description. */
public enum ErrorMethod {
  /** s²·(Σ s J Jᵀ)⁻¹: the squared cost, errors of one spread. */
  CLASSICAL("classical"),
  /** HC3: the squared cost, errors of any spread. */
  HC3("HC3"),
  /** The inverse of Fisher's information: log-loss. */
  FISHER("Fisher information"),
  /** The sandwich of M-estimation: any smooth cost. */
  SANDWICH("sandwich");

  private final String label;

  ErrorMethod(String label) {
    this.label = label;
  }

  /** The method for a cost, robust against errors of unequal spread where that is asked for. */
  static ErrorMethod of(Cost cost, boolean robust) {
    return switch (cost.kind()) {
      case SQUARED -> robust ? HC3 : CLASSICAL;
      case LOG_LOSS -> robust ? SANDWICH : FISHER;
      case HUBER, ABSOLUTE, QUANTILE, HINGE -> SANDWICH;
    };
  }

  /**
   * The method of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ErrorMethod parse(String label) {
    for (ErrorMethod method : values()) {
      if (method.label.equals(label)) {
        return method;
      }
    }
    throw new IllegalArgumentException("no standard errors are called \"" + label + "\"");
  }

  /** As output and model files name it. */
  @Override
  public String toString() {
    return label;
  }
}
