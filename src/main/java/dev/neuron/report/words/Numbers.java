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

  /**
   * Returns a whole number for machines.
   *
   * @param value without a fraction, perhaps beyond {@code long}
   * @return its digits, {@code 44}; beyond 2⁵³ as {@link #shortest}
   */
  public static String whole(double value) {
    return Math.abs(value) < 0x1p53 ? Long.toString((long) value) : shortest(value);
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
    Decimal decimal = Decimal.of(shortest(Math.abs(value)));
    if (decimal.isTieAfter(digits)
        || digits > SURE_DIGITS
        || Math.abs(value) < FEWER_DIGITS_BELOW) {
      // The shortest digits are not the exact value; only here can that change the rounding.
      decimal = Decimal.exact(Math.abs(value), digits);
    }
    decimal.roundTo(digits);
    StringBuilder text = new StringBuilder(24);
    if (value < 0) {
      text.append('-');
    }
    int exponent = decimal.exponent;
    if (exponent < -4 || exponent >= digits) {
      decimal.appendScientific(text);
    } else {
      decimal.appendPlain(text);
    }
    return text.toString();
  }

  /** Positive decimal digits d₀.d₁d₂… × 10^exponent, d₀ ≠ 0, no zero at the end. */
  private static final class Decimal {
    private final char[] digits;
    private int length;
    private int exponent;

    private Decimal(char[] digits, int length, int exponent) {
      this.digits = digits;
      this.length = length;
      this.exponent = exponent;
      dropZeros();
    }

    /** Reads what {@link #shortest} or {@link BigDecimal#toString} wrote, without a sign. */
    static Decimal of(String text) {
      char[] digits = new char[text.length()];
      int length = 0;
      int scale = 0;
      int exponent = 0;
      boolean fraction = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '.') {
          fraction = true;
        } else if (c == 'E') {
          exponent = Integer.parseInt(text, i + 1, text.length(), 10);
          break;
        } else {
          scale += fraction ? 1 : 0;
          if (length > 0 || c != '0') {
            digits[length++] = c;
          }
        }
      }
      return new Decimal(digits, length, exponent - scale + length - 1);
    }

    static Decimal exact(double value, int digits) {
      MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
      return of(new BigDecimal(value).round(context).toString());
    }

    boolean isTieAfter(int keep) {
      return length == keep + 1 && digits[keep] == '5';
    }

    void roundTo(int keep) {
      if (length <= keep) {
        return;
      }
      boolean up = digits[keep] >= '5';
      length = keep;
      int i = keep - 1;
      while (up && i >= 0) {
        up = digits[i] == '9';
        digits[i] = up ? '0' : (char) (digits[i] + 1);
        i--;
      }
      if (up) {
        digits[0] = '1';
        exponent++;
      }
      dropZeros();
    }

    void appendPlain(StringBuilder text) {
      if (exponent < 0) {
        text.append("0.");
        for (int i = -1; i > exponent; i--) {
          text.append('0');
        }
        text.append(digits, 0, length);
        return;
      }
      for (int i = 0; i < length || i <= exponent; i++) {
        if (i == exponent + 1) {
          text.append('.');
        }
        text.append(i < length ? digits[i] : '0');
      }
    }

    void appendScientific(StringBuilder text) {
      text.append(digits[0]);
      if (length > 1) {
        text.append('.').append(digits, 1, length - 1);
      }
      text.append('e').append(exponent < 0 ? '-' : '+');
      int size = Math.abs(exponent);
      if (size < 10) {
        text.append('0');
      }
      text.append(size);
    }

    private void dropZeros() {
      while (length > 1 && digits[length - 1] == '0') {
        length--;
      }
    }
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
