package dev.neuron.data;

import java.math.BigDecimal;

/**
 * The numbers allowed in a cell: {@code [+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?} with blanks around,
 * ASCII digits, and ',' in place of '.' where the decimal sign is a comma.
 */
public final class NumberText {
  /** What may stand between groups of three digits. */
  public static final String MARKS = ",. '";

  private NumberText() {}

  /**
   * The number in a text, correctly rounded.
   *
   * @return the double closest to it; NaN if it is no number, ±∞ if it is too large
   */
  public static double parse(String text, char decimal) {
    int from = begin(text);
    int to = end(text, from);
    if (!isNumber(text, from, to, decimal)) {
      return Double.NaN;
    }
    String number = text.substring(from, to);
    return Double.parseDouble(decimal == '.' ? number : number.replace(decimal, '.'));
  }

  /**
   * How many marks stand between groups of three digits, such as 2 in 1,234,567; a fraction behind
   * them counts as one more; an exponent may follow. 0 for a text that is no number so grouped.
   *
   * @param mark what stands between groups; for ' ' and ' any of their typographic kin will do
   */
  public static int groups(String text, char decimal, char mark) {
    int from = begin(text);
    int to = end(text, from);
    int start = afterSign(text, from, to);
    int at = afterDigits(text, start, to);
    if (mark == decimal || at == start || at > start + 3 || text.charAt(start) == '0') {
      return 0;
    }
    int groups = 0;
    while (at < to && isMark(text.charAt(at), mark)) {
      int next = afterDigits(text, at + 1, to);
      if (next != at + 4) {
        return 0;
      }
      groups++;
      at = next;
    }
    if (groups > 0 && at < to && text.charAt(at) == decimal) {
      groups++;
      at = afterDigits(text, at + 1, to);
    }
    return afterExponent(text, at, to) == to ? groups : 0;
  }

  /** The number in a text whose digits are grouped in threes; NaN if there is none. */
  public static double grouped(String text, char decimal, char mark) {
    if (groups(text, decimal, mark) == 0) {
      return Double.NaN;
    }
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isMark(text.charAt(i), mark)) {
        digits.append(text.charAt(i));
      }
    }
    return parse(digits.toString(), decimal);
  }

  /** Whether a text is a number, whatever stands before its decimals and groups its digits. */
  public static boolean isInAnyWriting(String text) {
    boolean number = isNumber(text, '.') || isNumber(text, ',');
    for (int m = 0; !number && m < MARKS.length(); m++) {
      char mark = MARKS.charAt(m);
      number = groups(text, '.', mark) + groups(text, ',', mark) > 0;
    }
    return number;
  }

  private static boolean isMark(char c, char mark) {
    return c == mark
        || (mark == ' ' && (c == '\u00A0' || c == '\u202F' || c == '\u2009'))
        || (mark == '\'' && c == '\u2019');
  }

  /** The options under which a text would be a number, with what it would be then, or null. */
  public static String readings(String text) {
    for (char mark : new char[] {',', '.'}) {
      double whole = grouped(text, mark == ',' ? '.' : ',', mark);
      double fraction = parse(text, mark);
      String thousands = "--thousands '" + mark + "' if it is " + plain(whole);
      if (Double.isFinite(whole)) {
        return Double.isFinite(fraction)
            ? "use " + thousands + ", or --decimal '" + mark + "' if it is " + plain(fraction)
            : "use " + thousands;
      } else if (Double.isFinite(fraction)) {
        return "use --decimal '" + mark + "' if it is";
      }
    }
    for (char mark : new char[] {' ', '\''}) {
      double whole = grouped(text, '.', mark);
      if (Double.isFinite(whole)) {
        String quoted = mark == ' ' ? "' '" : "\"'\"";
        return "use --thousands " + quoted + " if it is " + plain(whole);
      }
    }
    return null;
  }

  /** The same where the text is still to be named, or null. */
  public static String readingsOf(String text) {
    String readings = readings(text);
    if (readings == null) {
      return null;
    }
    String named = readings.replace(" if it is", " if " + SafeText.of(text) + " is");
    return readings.endsWith(" if it is") ? named + " a number" : named;
  }

  /** The digits of a number, without an exponent. */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "too large";
    }
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Spaces and tabs. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The text without the blanks around it. */
  public static String trimmed(String text) {
    int from = begin(text);
    int to = end(text, from);
    return text.substring(from, to);
  }

  /** Where a text begins behind the blanks before it. */
  public static int begin(String text) {
    int from = 0;
    while (from < text.length() && isBlank(text.charAt(from))) {
      from++;
    }
    return from;
  }

  /** Where a text that begins somewhere ends, before the blanks behind it. */
  public static int end(String text, int from) {
    int to = text.length();
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return to;
  }

  /** What {@link #plainDecimals} says of a text that is not plain. */
  public static final int NOT_PLAIN = -1;

  /**
   * How many digits a text has behind the decimal sign if it is plain, that is, a sign or none,
   * digits, and perhaps a decimal sign and more digits; else NOT_PLAIN. Most cells are plain, and
   * one pass tells it.
   */
  public static int plainDecimals(String text, char decimal) {
    int to = text.length();
    int from = afterSign(text, 0, to);
    int whole = afterDigits(text, from, to);
    if (whole == to) {
      return whole > from ? 0 : NOT_PLAIN;
    }
    int end = whole > from && text.charAt(whole) == decimal ? afterDigits(text, whole + 1, to) : 0;
    return end == to && end > whole + 1 ? end - whole - 1 : NOT_PLAIN;
  }

  /** How many digits a whole number has that is plain. */
  public static int digits(String text) {
    return text.length() - afterSign(text, 0, text.length());
  }

  /** Whether {@link #parse} finds a number, which is told much sooner than which. */
  public static boolean isNumber(String text, char decimal) {
    int from = begin(text);
    return isNumber(text, from, end(text, from), decimal);
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
    return afterExponent(text, at, to) == to;
  }

  /** Behind an exponent that begins here; here without one, −1 where it has no digits. */
  private static int afterExponent(String text, int at, int to) {
    if (at == to || (text.charAt(at) | 0x20) != 'e') {
      return at;
    }
    int exponent = afterSign(text, at + 1, to);
    int end = afterDigits(text, exponent, to);
    return end == exponent ? -1 : end;
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
