package dev.neuron.data.rows;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.io.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the rows that were left out to a file that can be mended and loaded again. */
final class RejectedRows implements AutoCloseable {
  private final AtomicFile file;
  private final OutputStream out;
  private final char delimiter;
  private final char quote;

  /** Creates the file at once, so that a wrong path is known before the loading starts. */
  RejectedRows(java.nio.file.Path path, Schema head) {
    file = AtomicFile.create(path);
    out = new BufferedOutputStream(file.stream());
    delimiter = head.dialect().delimiter();
    quote = head.dialect().quote();
    if (head.hasHeader()) {
      List<String> names = head.fileNames();
      write(names.toArray(new String[0]));
    }
  }

  void write(String[] cells) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < cells.length; j++) {
      if (j > 0) {
        line.append(delimiter);
      }
      append(line, cells[j]);
    }
    try {
      out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void append(StringBuilder line, String cell) {
    if (!needsQuotes(cell)) {
      line.append(cell);
      return;
    }
    line.append(quote);
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) == quote) {
        line.append(quote);
      }
      line.append(cell.charAt(i));
    }
    line.append(quote);
  }

  private boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == delimiter || c == quote || c == '\n' || c == '\r') {
        return quote != CsvFormat.NONE;
      }
    }
    return false;
  }

  /** Everything was written: the file takes its place. */
  void commit() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    file.commit();
  }

  @Override
  public void close() {
    file.close();
  }
}
