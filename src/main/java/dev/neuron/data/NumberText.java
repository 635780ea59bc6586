package dev.neuron.data;

/**
 * The numbers allowed in a cell: {@code [+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?} with blanks around,
 * ASCII digits, and ',' in place of '.' where the decimal sign is a comma.
 */
public final class NumberText {
  private NumberText() {}

  /**
   * The number in a text, correctly rounded.
   *
   * @return the double closest to it; NaN if it is no number, ±∞ if it is too large
   */
  public static double parse(String text, char decimal) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    if (!isNumber(text, from, to, decimal)) {
      return Double.NaN;
    }
    String number = text.substring(from, to);
    return Double.parseDouble(decimal == '.' ? number : number.replace(decimal, '.'));
  }

  /** Spaces and tabs. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The text without the blanks around it. */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isNumber(String text, int from, int to, char decimal) {
    int at = afterSign(text, from, to);
    int whole = afterDigits(text, at, to);
    int digits = whole - at;
    at = whole;
    if (at < to && text.charAt(at) == decimal) {
      int fraction = afterDigits(text, at + 1, to);
      digits += fraction - at - 1;
      at = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at < to && (text.charAt(at) | 0x20) == 'e') {
      int exponent = afterSign(text, at + 1, to);
      at = afterDigits(text, exponent, to);
      if (at == exponent) {
        return false;
      }
    }
    return at == to;
  }

  private static int afterSign(String text, int at, int to) {
    return at < to && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
  }

  private static int afterDigits(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
