package dev.neuron.cli.console;

/**
 * The reader of standard output has closed it, as {@code | head -1} does: the program ends without
 * an error.
 */
public final class ClosedPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClosedPipeException() {
    super("standard output was closed", null, false, false);
  }
}
