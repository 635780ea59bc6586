package dev.neuron.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
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
    return parse(text, "a number");
  }

  /** The same of an option that takes other words too; {@code wanted} says what it takes. */
  static double parse(String text, String wanted) {
    if (!isPlain(text)) {
      throw new TypeConversionException("'" + text + "' is not " + wanted);
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isInfinite(value)) {
        throw new TypeConversionException("'" + text + "' is too large");
      }
      return value;
    } catch (NumberFormatException malformed) {
      throw new TypeConversionException("'" + text + "' is not " + wanted);
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

  /**
   * Reads a whole number of things, at least 1, where a word would do too.
   *
   * @param refusal what is said after the text of anything else
   * @throws TypeConversionException if it is none, or does not fit
   */
  public static long countOf(String text, long largest, String refusal) {
    try {
      long count = whole(text, largest);
      if (count >= 1) {
        return count;
      }
    } catch (TypeConversionException malformed) {
      // told below
    }
    throw new TypeConversionException("'" + text + "' " + refusal);
  }

  /** The number that a text is, or the text where it is none, or for null. */
  public static Object ifNumber(String text) {
    try {
      return text == null ? null : (Object) parse(text);
    } catch (TypeConversionException other) {
      return text;
    }
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

  /** What a number has to be. */
  static final class Bounds {
    /** A message says the words after "must be". */
    private record Bound(String words, DoublePredicate holds) {}

    private final List<Bound> bounds = new ArrayList<>();

    void add(String words, DoublePredicate holds) {
      bounds.add(new Bound(words, holds));
    }

    /** Refuses a number that is not so; NaN stands for a word. */
    void require(String option, String text, double value) {
      for (Bound bound : bounds) {
        if (!bound.holds.test(value) && !Double.isNaN(value)) {
          List<String> words = bounds.stream().map(Bound::words).toList();
          throw new TypeConversionException(
              option + " must be " + String.join(" and ", words) + ", not " + text);
        }
      }
    }
  }
}
