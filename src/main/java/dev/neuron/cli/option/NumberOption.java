package dev.neuron.cli.option;

import picocli.CommandLine.TypeConversionException;

/**
 * A number on the command line: plain decimal or exponent spellings only, as in data. What {@link
 * Double#parseDouble} would also take — {@code 1d}, {@code 0x1p3}, {@code NaN} — is refused.
 */
public final class NumberOption {
  private NumberOption() {}

  /**
   * Reads a number.
   *
   * @throws TypeConversionException if it is none, or too large for a double
   */
  public static double parse(String text) {
    if (!isPlain(text)) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isInfinite(value)) {
        throw new TypeConversionException("'" + text + "' is too large");
      }
      return value;
    } catch (NumberFormatException malformed) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
  }

  /**
   * Reads a whole number: digits alone, with a sign or without.
   *
   * @param largest the largest that will do
   * @throws TypeConversionException if it is none, or does not fit
   */
  public static long whole(String text, long largest) {
    try {
      long value = Long.parseLong(text);
      if (isPlain(text) && value <= largest && value >= -largest - 1) { // no digits but 0 to 9
        return value;
      }
    } catch (NumberFormatException malformed) {
      // falls through to the message that serves all
    }
    throw new TypeConversionException("'" + text + "' is not a whole number up to " + largest);
  }

  /** Whether a text has only the characters of a number, so that it is meant as one. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && ".+-eE".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
