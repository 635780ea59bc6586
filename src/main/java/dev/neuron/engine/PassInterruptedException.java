package dev.neuron.engine;

/** A pass over the examples was given up because somebody wants the end; its sums are worthless. */
public final class PassInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: the program did what it was asked to, and nothing is to be found. */
  public PassInterruptedException() {
    super("interrupted", null, false, false);
  }
}
