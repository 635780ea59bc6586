package dev.neuron.data.csv;

import dev.neuron.data.Note;
import java.util.List;

/**
 * What the first rows of a source say about the whole.
 *
 * @param file the source's name
 * @param dialect how it is taken apart
 * @param hasHeader whether the first row holds the names
 * @param names the column names, trimmed; x1, x2, … without a header
 * @param columns what each column looks like
 * @param hasRows whether there is any data row
 * @param notes what was guessed
 */
public record Schema(
    String file,
    Dialect dialect,
    boolean hasHeader,
    List<String> names,
    List<Column> columns,
    boolean hasRows,
    List<Note> notes) {

  /** What a column holds, judged by the first 1000 rows. */
  public enum Kind {
    /** At least one number. */
    NUMBERS,
    /** Something, and none of it a number. */
    TEXT,
    /** Missing cells only. */
    EMPTY
  }

  /**
   * One column.
   *
   * @param kind what it holds
   * @param example the first cell that is no number, or null
   * @param exampleLine the line of that cell
   * @param counts whether it counts 0, 1, 2, … or 1, 2, 3, …
   */
  public record Column(Kind kind, String example, long exampleLine, boolean counts) {}
}
