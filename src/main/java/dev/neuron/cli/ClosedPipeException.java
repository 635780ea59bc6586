package dev.neuron.cli;

/** Whoever read standard output has gone, as {@code | head -1} does: no failure, but the end. */
final class ClosedPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClosedPipeException() {
    super("standard output was closed", null, false, false);
  }
}
