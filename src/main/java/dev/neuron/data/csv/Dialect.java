package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import java.io.Serializable;

/**
 * How a file is taken apart once everything is decided.
 *
 * @param delimiter what stands between cells; ' ' for any number of blanks
 * @param quote what encloses cells, or {@link CsvFormat#NONE}
 * @param comment what starts a line to ignore, or {@link CsvFormat#NONE}
 * @param borders whether lines of dashes stand between the records
 * @param grouped whether a blank between digits may stand between groups of three, where blanks
 *     stand between cells
 */
public record Dialect(char delimiter, char quote, char comment, boolean borders, boolean grouped)
    implements Serializable {
  /** Records and nothing else. */
  public Dialect(char delimiter, char quote, char comment) {
    this(delimiter, quote, comment, false, false);
  }

  /** Whether any number of blanks stands between cells. */
  public boolean isBlanks() {
    return delimiter == ' ';
  }
}
