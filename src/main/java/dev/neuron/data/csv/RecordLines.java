package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;

/**
 * Follows a text to know on which line its last record begins: where the parser gives up, it does
 * not tell how many blank lines and comments it had passed over.
 */
final class RecordLines {
  private final Dialect dialect;
  private long line;
  private long recordLine;
  private boolean inRecord;
  private boolean cellStart;
  private boolean quoted;
  private boolean comment;
  private char last;

  /**
   * Starts at the beginning of a line.
   *
   * @param firstLine the number of that line
   */
  RecordLines(Dialect dialect, long firstLine) {
    this.dialect = dialect;
    this.line = firstLine;
    this.recordLine = firstLine;
  }

  /** The line, from 1, on which the record begins that the last character seen is in or behind. */
  long recordLine() {
    return recordLine;
  }

  void see(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      see(text[i]);
    }
  }

  private void see(char c) {
    if (c == '\n' || c == '\r') {
      line += c == '\n' && last == '\r' ? 0 : 1;
      inRecord &= quoted;
      comment = false;
    } else if (!comment) {
      seeInLine(c);
    }
    last = c;
  }

  private void seeInLine(char c) {
    if (!inRecord) {
      if (c == dialect.comment() && c != CsvFormat.NONE) {
        comment = true;
        return;
      }
      inRecord = true;
      recordLine = line;
      cellStart = true;
    }
    if (c == dialect.quote() && c != CsvFormat.NONE && (quoted || cellStart)) {
      quoted = !quoted;
      cellStart = true; // a doubled quote ends the cell and opens it again at once
    } else {
      cellStart = !quoted && c == dialect.delimiter();
    }
  }
}
