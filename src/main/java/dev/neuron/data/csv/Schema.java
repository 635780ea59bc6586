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
 * @param thousands what groups digits in threes, or {@link dev.neuron.data.CsvFormat#NONE}
 * @param hasRows whether there is any data row
 * @param notes what was guessed
 */
public record Schema(
    String file,
    Dialect dialect,
    boolean hasHeader,
    List<String> names,
    List<Column> columns,
    char thousands,
    boolean hasRows,
    List<Note> notes) {

  /** What a column holds, judged by the first 1000 rows. */
  public enum Kind {
    /** Numbers, at least half of what is there. */
    NUMBERS,
    /** Text for the most part. */
    TEXT,
    /** Numbers with a mark that may stand between groups of digits, or before decimals. */
    AMBIGUOUS,
    /** Missing cells only. */
    EMPTY
  }

  /**
   * One column.
   *
   * @param kind what it holds
   * @param example the first cell that is no number, or is in doubt, or null
   * @param exampleLine the line of that cell
   * @param counts whether it counts 0, 1, 2, … or 1, 2, 3, …
   * @param values its different cells in order of appearance, the first 51
   */
  public record Column(
      Kind kind, String example, long exampleLine, boolean counts, List<String> values) {
    /** Copies the list. */
    public Column {
      values = List.copyOf(values);
    }
  }
}
