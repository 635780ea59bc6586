package dev.neuron.diagnose.rules;

/**
 * The shape of a derivative.
 *
 * @param rows one for each function
 * @param columns one for each variable
 */
public record Shape(Size rows, Size columns) {
  /** A single number. */
  public static final Shape SCALAR = new Shape(Size.ONE, Size.ONE);

  /** The derivative of a scalar by a vector of n: a row. */
  public static final Shape ROW = new Shape(Size.ONE, Size.N);

  /** The derivative of a vector of n by a scalar: a column. */
  public static final Shape COLUMN = new Shape(Size.N, Size.ONE);

  /** The derivative of a vector of n by a vector of n. */
  public static final Shape SQUARE = new Shape(Size.N, Size.N);

  /** {@code 1 × n}. */
  @Override
  public String toString() {
    return rows + " × " + columns;
  }
}
