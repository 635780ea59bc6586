package dev.neuron.engine;

/** A pass over the examples was given up because somebody wants the end; its sums are worthless. */
public final class PassInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Carries no trace: it is an answer, not a mistake. */
  public PassInterruptedException() {
    super("interrupted", null, false, false);
  }
}
