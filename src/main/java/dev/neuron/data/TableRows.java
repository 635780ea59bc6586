package dev.neuron.data;

import java.io.IOException;
import java.util.List;

/** Rows with named columns out of a file that is no text, taken apart by whoever opened it. */
public interface TableRows extends AutoCloseable {
  /** The names of the columns. */
  List<String> names();

  /**
   * The next row, or null at the end.
   *
   * @return its cells as a CSV file would have them; empty where a value is missing
   * @throws IOException if the file is damaged
   */
  String[] next() throws IOException;

  /** Whether a cell of the last row is a number, written with a point, and no text. */
  boolean isNumber(int column);

  /** The number of the last row in its file, from 1. */
  long number();

  @Override
  void close();
}
