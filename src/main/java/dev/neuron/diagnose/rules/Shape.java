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

  /** Reads {@code 1 × n}, or {@code n} for a column. */
  static Shape parse(String text) {
    String[] sizes = text.split(" × ");
    return new Shape(Size.of(sizes[0]), sizes.length == 1 ? Size.ONE : Size.of(sizes[1]));
  }

  /** {@code 1 × n}. */
  @Override
  public String toString() {
    return rows + " × " + columns;
  }

  /** The letters of shapes, and how many of each the random inputs have. */
  public enum Size {
    /** A number is a matrix of one row and one column. */
    ONE("1", 1),
    /** Functions of two numbers. */
    TWO("2", 2),
    /** The composite of [L] takes four. */
    FOUR("4", 4),
    /** How many functions. */
    M("m", 3),
    /** How many variables, or features. */
    N("n", 4),
    /** The features and the 1 behind them. */
    N_AND_ONE("(n+1)", 5),
    /** The inner size of a product of matrices. */
    R("r", 2),
    /** How many examples. */
    COUNT("N", 6);

    private final String letter;
    private final int number;

    Size(String letter, int number) {
      this.letter = letter;
      this.number = number;
    }

    /** The size of that letter or number. */
    static Size of(String letter) {
      for (Size size : values()) {
        if (size.letter.equals(letter)) {
          return size;
        }
      }
      throw new IllegalStateException("no size: " + letter);
    }

    /** How many there are in the random inputs. */
    public int number() {
      return number;
    }

    /** The letter or number written in shapes. */
    @Override
    public String toString() {
      return letter;
    }
  }
}
