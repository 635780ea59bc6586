package dev.neuron.report.words;

/** Numbers of things: {@code 1 epoch}, {@code 2 epochs}. */
public final class Counted {
  private Counted() {}

  /** A number and its noun, or words that end in one, given as they stand behind a 1. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
