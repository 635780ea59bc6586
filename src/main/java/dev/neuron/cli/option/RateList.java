package dev.neuron.cli.option;

import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/**
 * Learning rates, or penalties, to compare.
 *
 * @param text as given: {@code 0.001,0.01} or {@code from:to:count}
 * @param rates the numbers, NaN for auto
 */
public record RateList(String text, List<Double> rates) {
  private static final int MOST = 10_000;

  /** Reads a list or a range. */
  public static RateList parse(String text) {
    return new RateList(text, text.indexOf(':') < 0 ? list(text) : range(text));
  }

  /** Reads penalties: a list, in which 0 may be, or a range. */
  static RateList penalties(String text) {
    if (text.indexOf(':') >= 0) {
      if (text.matches("[-+]?0*\\.?0*(e[-+]?\\d+)?:.*")) {
        throw new TypeConversionException(
            "a range has equal ratios and cannot begin with 0: list penalties, as in 0,0.1,1,10");
      }
      return new RateList(text, range(text));
    }
    List<Double> penalties = new ArrayList<>();
    for (String part : OptionGroup.split(text)) {
      double penalty = NumberOption.parse(part);
      if (!penalties.contains(penalty)) {
        penalties.add(penalty);
      }
    }
    return new RateList(text, penalties);
  }

  private static List<Double> list(String text) {
    List<Double> rates = new ArrayList<>();
    for (String part : OptionGroup.split(text)) {
      double rate = part.equals("auto") ? Double.NaN : positive(part);
      if (!rates.contains(rate)) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private static List<Double> range(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    if (second < 0) {
      throw new TypeConversionException("'" + text + "' is not from:to:count, as in 1e-4:1:9");
    }
    double from = positive(text.substring(0, first));
    double to = positive(text.substring(first + 1, second));
    String count = text.substring(second + 1);
    double number = NumberOption.parse(count);
    if (number != Math.rint(number) || number < 2 || number > MOST) {
      throw new TypeConversionException("'" + count + "' is not a count, at least 2");
    }
    return spaced(from, to, (int) number);
  }

  private static double positive(String text) {
    double rate = NumberOption.parse(text);
    if (rate <= 0) {
      throw new TypeConversionException("'" + text + "' is not a positive number");
    }
    return rate;
  }

  /**
   * Rates at equal ratios. Those between the ends have six digits, so that what a table shows is
   * what was run.
   *
   * @param count how many, at least 2
   */
  public static List<Double> spaced(double from, double to, int count) {
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double part = (double) i / (count - 1);
      double ratio = to / from; // beyond the range of doubles where the ends are far apart
      double between =
          ratio > 0 && ratio < Double.POSITIVE_INFINITY
              ? round(from * StrictMath.pow(ratio, part))
              : round(StrictMath.pow(from, 1 - part) * StrictMath.pow(to, part));
      double rate = i == 0 ? from : i == count - 1 ? to : between;
      if (!rates.contains(rate)) {
        rates.add(rate);
      }
    }
    return rates;
  }

  /** The rate as a table shows it, with six digits. */
  public static double round(double rate) {
    double rounded = Double.parseDouble(Numbers.text(rate));
    return rounded > 0 && Double.isFinite(rounded) ? rounded : rate;
  }

  @Override
  public String toString() {
    return text;
  }
}
