package dev.neuron.diagnose.rules;

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
