package dev.neuron.data;

/**
 * Something the user should hear about the data: what was assumed, guessed or left out.
 *
 * @param severity whether {@code --quiet} silences it
 * @param text one sentence without a full stop, fit for a terminal
 */
public record Note(Severity severity, String text) {
  /** How much it matters. */
  public enum Severity {
    /** What was read or assumed; silenced by {@code --quiet}. */
    NOTE,
    /** Something that may spoil the result; never silenced. */
    WARNING
  }

  /** A note. */
  public static Note note(String text) {
    return new Note(Severity.NOTE, text);
  }

  /** A warning. */
  public static Note warning(String text) {
    return new Note(Severity.WARNING, text);
  }
}
