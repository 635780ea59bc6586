package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import java.util.List;
import java.util.function.Supplier;

/**
 * A worked example of a rule.
 *
 * @param symbols what is computed, and where, in plain text
 * @param latex the same for typesetting
 * @param work computes its numbers, in the order in which they are found
 */
public record Example(String symbols, String latex, Supplier<List<Line>> work) {

  /**
   * One number of a worked example.
   *
   * @param symbols what it is, in plain text
   * @param latex what it is, for typesetting
   * @param closedForm its value by the rule
   * @param autodiff its value by automatic differentiation
   * @param expected the number as it must come out: digits, a fraction such as {@code 1/3}, or a
   *     number computed by other software
   */
  public record Line(
      String symbols, String latex, double closedForm, double autodiff, String expected) {
    private static final double EXACT = 1e-12;

    /** The value of a function of numbers, each an input of its own. */
    static Line value(
        String symbols,
        String latex,
        double closedForm,
        String expected,
        Function function,
        double... point) {
      double autodiff = Autodiff.value(function, inputs(point));
      return new Line(symbols, latex, closedForm, autodiff, expected);
    }

    /** The partial derivative of a function of numbers by one of them, counted from 0. */
    static Line partial(
        String symbols,
        String latex,
        double closedForm,
        String expected,
        Function function,
        int by,
        double... point) {
      double autodiff = Autodiff.jacobian(function, inputs(point), by).getEntry(0, 0);
      return new Line(symbols, latex, closedForm, autodiff, expected);
    }

    private static double[][] inputs(double... point) {
      double[][] inputs = new double[point.length][];
      for (int k = 0; k < point.length; k++) {
        inputs[k] = new double[] {point[k]};
      }
      return inputs;
    }

    /** Whether both values are the expected number, to its last digit. */
    public boolean holds() {
      return isExpected(closedForm) && isExpected(autodiff);
    }

    /** How far the two values are apart, relative to their size where that is above 1. */
    public double difference() {
      double scale = Math.max(1, Math.max(Math.abs(closedForm), Math.abs(autodiff)));
      double difference = Math.abs(closedForm - autodiff) / scale;
      return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    private boolean isExpected(double value) {
      int slash = expected.indexOf('/');
      if (slash >= 0) {
        double numerator = Double.parseDouble(expected.substring(0, slash));
        return isClose(value, numerator / Double.parseDouble(expected.substring(slash + 1)), 0);
      }
      int point = expected.indexOf('.');
      int decimals = point < 0 ? 0 : expected.length() - point - 1;
      double lastDigit = decimals == 0 ? 0 : StrictMath.pow(10, -decimals);
      return isClose(value, Double.parseDouble(expected), 0.5 * lastDigit);
    }

    private static boolean isClose(double value, double expected, double within) {
      return Math.abs(value - expected) <= within + EXACT * Math.max(1, Math.abs(expected));
    }
  }
}
