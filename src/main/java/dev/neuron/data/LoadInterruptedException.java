package dev.neuron.data;

/** The loading was given up because somebody wants the end. */
public final class LoadInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Carries no trace: it is an answer, not a mistake. */
  public LoadInterruptedException() {
    super("interrupted", null, false, false);
  }
}
