package dev.neuron.cli.console;

/** Options that make no sense, alone or together. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
