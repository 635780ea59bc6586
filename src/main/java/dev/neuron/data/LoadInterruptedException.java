package dev.neuron.data;

/** Loading was given up because the program is asked to end. */
public final class LoadInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: the program did what it was asked to, and nothing is to be found. */
  public LoadInterruptedException() {
    super("interrupted", null, false, false);
  }
}
