package dev.neuron.data.csv;

/**
 * One data row as text.
 *
 * @param file the name of the file it is from
 * @param line the line it starts on, from 1
 * @param number the data row's number over all files, from 1
 * @param cells the cells, quotes taken off; not necessarily as many as the header has
 * @param raw the same as they stand in the file where units or dates were converted
 */
public record SourceRecord(String file, long line, long number, String[] cells, String[] raw) {
  /** A row without conversions. */
  public SourceRecord(String file, long line, long number, String[] cells) {
    this(file, line, number, cells, cells);
  }
}
