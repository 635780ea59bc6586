package dev.neuron.engine;

/** Those who sum failed: not for what the data hold, but for where and how they work. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param problem what went wrong
   * @param remedy what to do about it, or null
   */
  public EngineException(String problem, String remedy, Throwable cause) {
    super(remedy == null ? problem : problem + " (" + remedy + ")", cause);
  }
}
