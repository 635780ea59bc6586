package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;

/**
 * How a file is taken apart once everything is decided.
 *
 * @param delimiter what stands between cells; ' ' for any number of blanks
 * @param quote what encloses cells, or {@link CsvFormat#NONE}
 * @param comment what starts a line to ignore, or {@link CsvFormat#NONE}
 */
public record Dialect(char delimiter, char quote, char comment) {
  /** Whether any number of blanks stands between cells. */
  public boolean isBlanks() {
    return delimiter == ' ';
  }
}
