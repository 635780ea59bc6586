package dev.neuron.data.io;

import java.io.IOException;

/** What is wrong with packed content, fit to follow the file's name, and what to do about it. */
final class PackingException extends IOException {
  private static final long serialVersionUID = 1;

  private static final String ANEW = "fetch or pack it anew";

  private final String remedy;

  private PackingException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /** What this program cannot unpack though others can. */
  static PackingException unsupported(String problem, String remedy) {
    return new PackingException(problem, remedy, null);
  }

  /**
   * Content that nobody can unpack.
   *
   * @param offset how many bytes of the packed file are before the place where it shows
   * @param cause what the unpacker threw, or null
   */
  static PackingException damaged(long offset, String reason, Throwable cause) {
    return new PackingException(
        "is damaged or cut off at offset " + offset + " of the packed file: " + reason,
        ANEW,
        cause);
  }

  /** The same where the unpacker had read on to that place before it saw. */
  static PackingException damagedBefore(long offset, String reason, Throwable cause) {
    return new PackingException(
        "is damaged at or before offset " + offset + " of the packed file: " + reason, ANEW, cause);
  }

  /** The end of the file where more must follow. */
  static PackingException cut(long offset) {
    return damaged(offset, "it ends too early", null);
  }

  String remedy() {
    return remedy;
  }
}
