package dev.neuron.diagnose.rules;

import java.util.Random;

/**
 * A random input of a law.
 *
 * @param name its letter
 * @param shape a number is 1 × 1, a vector a column
 * @param low the least value drawn
 * @param high the greatest value drawn
 * @param gap no value is drawn that is closer to 0, where functions have kinks and poles
 */
public record Input(String name, Shape shape, double low, double high, double gap) {
  private static final double REACH = 2;
  private static final double GAP = 0.1;

  /** Inputs are whole hundredths, so that a reader can follow them with a pocket calculator. */
  private static final int PER_ONE = 100;

  /** Numbers between −2 and 2. */
  Input(String name, Shape shape) {
    this(name, shape, -REACH, REACH, 0);
  }

  /** A number between −2 and 2. */
  public static Input scalar(String name) {
    return new Input(name, Shape.SCALAR);
  }

  /** A vector of n numbers between −2 and 2. */
  public static Input vector(String name) {
    return new Input(name, Shape.COLUMN);
  }

  /** The same drawn from another interval. */
  public Input between(double from, double to) {
    return new Input(name, shape, from, to, gap);
  }

  /** The same without numbers closer to 0 than 0.1. */
  public Input awayFromZero() {
    return new Input(name, shape, low, high, GAP);
  }

  /** How many numbers it has. */
  public int length() {
    return shape.rows().number() * shape.columns().number();
  }

  /** Draws it, (length), row-major, each number a whole number of hundredths. */
  double[] draw(Random random) {
    double[] values = new double[length()];
    long first = Math.round(low * PER_ONE);
    long last = Math.round(high * PER_ONE);
    for (int i = 0; i < values.length; i++) {
      do {
        long hundredths = first + (long) Math.floor(random.nextDouble() * (last - first + 1));
        values[i] = (double) hundredths / PER_ONE;
      } while (Math.abs(values[i]) < gap);
    }
    return values;
  }
}
