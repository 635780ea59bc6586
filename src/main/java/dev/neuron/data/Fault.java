package dev.neuron.data;

import java.io.Serializable;

/**
 * One thing wrong with the input, told so that it can be found and mended.
 *
 * @param file the file's name as the user gave it, or null
 * @param line the line it is on, from 1, or 0 when no line is meant
 * @param column the column's name, or null
 * @param text the offending text as it stands in the file, or null
 * @param problem what is wrong, reading on from the text: "is not a number"
 * @param remedy what to do about it, without brackets, or null
 */
public record Fault(
    String file, long line, String column, String text, String problem, String remedy)
    implements Serializable {

  /** A fault of a whole file. */
  public static Fault of(String file, String problem, String remedy) {
    return new Fault(file, 0, null, null, problem, remedy);
  }

  /** A fault of a whole line. */
  public static Fault of(String file, long line, String problem, String remedy) {
    return new Fault(file, line, null, null, problem, remedy);
  }

  /** The same where the line is counted from another one with so many lines before it. */
  Fault after(long lines) {
    return new Fault(file, line > 0 ? line + lines : 0, column, text, problem, remedy);
  }

  /** The same with what to do about it, or null. */
  public Fault withRemedy(String other) {
    return new Fault(file, line, column, text, problem, other);
  }

  /** Whether an option makes a number, or several cells, of the text. */
  boolean isReadable() {
    return remedy != null && remedy.matches("use --(units|thousands|decimal|delimiter) .*");
  }

  /** A cell without a value where one is needed. */
  public static Fault missing(String file, long line, String column, String cell) {
    return missing(
        file,
        line,
        column,
        cell,
        "use --missing skip to leave such rows out, or mean, zero or a number");
  }

  /** The same with what may be done about it. */
  public static Fault missing(String file, long line, String column, String cell, String remedy) {
    return NumberText.trimmed(cell).isEmpty()
        ? new Fault(file, line, column, null, "the cell is empty", remedy)
        : new Fault(file, line, column, cell, "stands for a missing value", remedy);
  }

  /** A row with too few or too many cells. */
  public static Fault ragged(String file, long line, int found, int expected) {
    return ragged(
        file, line, found, expected, "mend the row, or use --bad-rows skip to leave it out");
  }

  /** The same with what may be done about it. */
  public static Fault ragged(String file, long line, int found, int expected, String remedy) {
    return of(
        file,
        line,
        "the row has "
            + found
            + (found == 1 ? " cell" : " cells")
            + " where "
            + expected
            + " are expected",
        remedy);
  }

  /** A number that can be no weight of an example. */
  public static Fault weight(String file, long line, String column, String cell, double value) {
    return value < 0
        ? new Fault(file, line, column, cell, "is a negative weight", null)
        : new Fault(
            file,
            line,
            column,
            cell,
            "is a weight above 1e100",
            "divide all weights by one number: only their ratios count");
  }

  /** A one-hot value that training did not see. */
  public static Fault unseen(String file, long line, String column, String cell) {
    return new Fault(
        file,
        line,
        column,
        cell,
        "was not there in training",
        "use --unseen zeros to give it no weight");
  }

  /** {@code data.csv:17: column "sqft": "12,5" is not a number (use --decimal ',' if it is)}. */
  public String describe() {
    return remedy == null ? describeProblem() : describeProblem() + " (" + remedy + ")";
  }

  /** The same without the remedy. */
  public String describeProblem() {
    StringBuilder out = new StringBuilder();
    if (file != null) {
      out.append(SafeText.plain(file)).append(':');
      if (line > 0) {
        out.append(line).append(':');
      }
      out.append(' ');
    }
    if (column != null) {
      out.append("column ").append(SafeText.of(column)).append(": ");
    }
    if (text != null) {
      out.append(SafeText.of(text)).append(' ');
    }
    return out.append(problem).toString();
  }
}
