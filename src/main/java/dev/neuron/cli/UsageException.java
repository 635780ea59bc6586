package dev.neuron.cli;

/** Options that make no sense, alone or together. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
