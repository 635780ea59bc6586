package dev.neuron.cli.console;

/** Whoever read standard output has gone, as {@code | head -1} does: no failure, but the end. */
public final class ClosedPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClosedPipeException() {
    super("standard output was closed", null, false, false);
  }
}
