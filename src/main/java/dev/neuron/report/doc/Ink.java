package dev.neuron.report.doc;

/** A colour on a terminal, named by what it is for. */
public enum Ink {
  /** What everything else is written in. */
  TEXT(""),
  /** A heading, of a part or of a table. */
  HEADING("\u001b[1m"),
  /** The winner. */
  BEST("\u001b[1;32m"),
  /** What failed. */
  BAD("\u001b[31m"),
  /** What matters little. */
  FAINT("\u001b[2m");

  private static final String END = "\u001b[0m";

  private final String begin;

  Ink(String begin) {
    this.begin = begin;
  }

  /** A line in this colour; its lines each, where it has several. */
  public String of(String line) {
    return begin.isEmpty() ? line : begin + line.replace("\n", END + "\n" + begin) + END;
  }
}
