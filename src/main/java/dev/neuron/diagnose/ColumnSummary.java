package dev.neuron.diagnose;

/**
 * What one column of a table holds, over all its rows.
 *
 * @param name its name
 * @param type numbers, text or nothing
 * @param numbers how many cells hold a number; the figures below are over these
 * @param min the least number, NaN without one
 * @param max the greatest number, NaN without one
 * @param mean their mean, NaN without one or when their sum overflows
 * @param deviation their population standard deviation, NaN without one or when its square
 *     overflows
 * @param missing how many cells are missing
 * @param strays how many cells hold neither a number nor nothing; in a column of text, all present
 * @param firstStrayLine the line of the first of them, 0 without one
 * @param firstStray its text, or null
 * @param distinct how many different values there are, or the most that are counted
 * @param distinctIsExact whether there are no more than that
 * @param duplicateOf the first column that is equal in every row, or null
 */
public record ColumnSummary(
    String name,
    Type type,
    long numbers,
    double min,
    double max,
    double mean,
    double deviation,
    long missing,
    long strays,
    long firstStrayLine,
    String firstStray,
    int distinct,
    boolean distinctIsExact,
    String duplicateOf) {

  /** What a column holds, judged as loading judges it. */
  public enum Type {
    /** Numbers; cells that are none are mistakes. */
    NUMBER,
    /** Text. */
    TEXT,
    /** Missing cells alone. */
    EMPTY
  }

  /** Whether every present cell says the same. */
  public boolean isConstant() {
    return type != Type.EMPTY && distinctIsExact && distinct == 1;
  }

  /** The same as a copy of another column. */
  ColumnSummary duplicating(String other) {
    return new ColumnSummary(
        name,
        type,
        numbers,
        min,
        max,
        mean,
        deviation,
        missing,
        strays,
        firstStrayLine,
        firstStray,
        distinct,
        distinctIsExact,
        other);
  }
}
