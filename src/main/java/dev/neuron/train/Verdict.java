package dev.neuron.train;

/** How a run ended. */
public enum Verdict {
  /** The gradient became as good as zero. */
  CONVERGED,
  /** All epochs were done. */
  COMPLETED,
  /** The cost left the finite, or grew past all bounds. */
  DIVERGED,
  /** A relu without any active example. */
  DEAD,
  /** A stopping rule ended it, or the user. */
  STOPPED;

  /** Whether the run left no neuron. */
  public boolean isFailure() {
    return this == DIVERGED || this == DEAD;
  }

  /** The word shown to users: {@code converged}. */
  public String word() {
    return switch (this) {
      case CONVERGED -> "converged";
      case COMPLETED -> "completed";
      case DIVERGED -> "diverged";
      case DEAD -> "dead";
      case STOPPED -> "stopped";
    };
  }
}
