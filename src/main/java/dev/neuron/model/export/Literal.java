package dev.neuron.model.export;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Locale;

/** Numbers and texts as the languages spell them. */
final class Literal {
  private Literal() {}

  /** The shortest digits that give this very number: all languages here read them alike. */
  static String number(double value) {
    return NumberOutput.toString(value, true).toLowerCase(Locale.ROOT);
  }

  /** A value less its feature's centre, in any language that writes {@code (x - 1)}. */
  static String centred(String value, double centre) {
    if (centre == 0) {
      return value;
    }
    return "(" + value + (centre < 0 ? " + " : " - ") + number(Math.abs(centre)) + ")";
  }

  /** A text between double quotes, control characters in octal, others beyond ASCII as they are. */
  static String octal(String text) {
    return quoted(text, "\\%03o");
  }

  /** A text between double quotes, control characters in hexadecimal. */
  static String hexadecimal(String text) {
    return quoted(text, "\\x%02x");
  }

  /** The same with everything beyond ASCII in hexadecimal too, as UTF-16 units. */
  static String ascii(String text) {
    String literal = octal(text);
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      ascii.append(c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return ascii.toString();
  }

  private static String quoted(String text, String control) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f) {
        quoted.append(String.format(Locale.ROOT, control, (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** What the first lines of an export say. */
  static String origin() {
    return "A neuron written by neuron export.";
  }
}
