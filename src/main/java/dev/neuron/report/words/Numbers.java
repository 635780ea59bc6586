package dev.neuron.report.words;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as text, the same on every JDK and in every locale.
 *
 * <p>Machines get {@link #shortest}, the fewest digits that read back to the same bits; people get
 * {@link #significant}, which rounds the exact binary value as C's {@code %.6g} does.
 */
public final class Numbers {
  /** Digits shown in text tables. */
  public static final int TEXT_DIGITS = 6;

  /** A double holds no more digits than this for sure, and none so many below 1e-290. */
  private static final int SURE_DIGITS = 15;

  private static final double FEWER_DIGITS_BELOW = 1e-290;

  private Numbers() {}

  /**
   * Returns the shortest decimal that reads back to the same double, in the notation of {@link
   * Double#toString(double)} ({@code 0.1}, {@code 2.0}, {@code 1.0E-5}). Before JDK 19 that method
   * itself may print more digits than needed.
   *
   * @param value any double
   * @return its digits, or {@code NaN}, {@code Infinity}, {@code -Infinity}
   */
  public static String shortest(double value) {
    return NumberOutput.toString(value, true);
  }

  /** What an option was given as one types it: of a whole number no decimals. */
  public static String typed(Object value) {
    String text = value instanceof Double number ? shortest(number) : String.valueOf(value);
    boolean whole = value instanceof Double && text.endsWith(".0");
    return whole ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * Returns a double with at most six significant digits, as every text table shows it.
   *
   * @param value any double
   * @return as {@link #significant(double, int)} with 6 digits
   */
  public static String text(double value) {
    return significant(value, TEXT_DIGITS);
  }

  /**
   * Returns a double rounded to some significant digits, half to even on the exact binary value,
   * without trailing zeros: {@code 5929.88}, {@code 0.0001}, {@code 1.36e-05}, {@code 1e+06}. Like
   * C's {@code %.<digits>g}, the exponent form starts below 1e-4 and at 10^digits. Negative zero is
   * {@code 0}.
   *
   * @param value any double
   * @param digits how many significant digits to keep, at least 1
   * @return its text, or {@code NaN}, {@code Infinity}, {@code -Infinity}
   */
  public static String significant(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(shortest(Math.abs(value))).stripTrailingZeros();
    if (isTieAfter(digits, decimal)
        || digits > SURE_DIGITS
        || Math.abs(value) < FEWER_DIGITS_BELOW) {
      // Here rounding the shortest digits could differ from rounding the exact value.
      decimal = new BigDecimal(Math.abs(value));
    }
    decimal = decimal.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    String sign = value < 0 ? "-" : "";
    return exponent < -4 || exponent >= digits
        ? sign + scientific(decimal.unscaledValue().toString(), exponent)
        : sign + decimal.toPlainString();
  }

  private static boolean isTieAfter(int digits, BigDecimal decimal) {
    return decimal.precision() == digits + 1 && decimal.unscaledValue().toString().endsWith("5");
  }

  private static String scientific(String digits, int exponent) {
    return digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** A share as per cent with one decimal: {@code 99.5%}. */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    long tenths = Math.round(1000 * share);
    if (tenths == 1000 && share < 1) {
      tenths = 999; // "all" and "none" are said only where they are true
    } else if (tenths == 0 && share > 0) {
      tenths = 1;
    }
    return tenths / 10 + "." + tenths % 10 + "%";
  }
}
