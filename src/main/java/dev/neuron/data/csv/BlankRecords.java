package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NumberText;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records whose cells are aligned, or parted by any number of spaces and tabs. Blanks at the ends
 * of a line mean nothing; a record is one line.
 */
final class BlankRecords implements Records {
  private static final int LONGEST = 1 << 25;

  private final String file;
  private final Reader in;
  private final Dialect dialect;
  private final char[] buffer = new char[1 << 13];
  private int at;
  private int limit;
  private boolean afterReturn;
  private long nextLine;
  private long line;

  /**
   * Starts at the beginning of a line.
   *
   * @param firstLine the number of that line
   */
  BlankRecords(String file, Reader in, Dialect dialect, long firstLine) {
    this.file = file;
    this.in = in;
    this.dialect = dialect;
    this.nextLine = firstLine;
  }

  @Override
  public String[] next() {
    for (String text = readLine(); text != null; text = readLine()) {
      line = nextLine++;
      boolean comment =
          dialect.comment() != CsvFormat.NONE
              && !text.isEmpty()
              && text.charAt(0) == dialect.comment();
      List<String> cells = comment ? List.of() : cells(text, dialect.quote(), dialect.grouped());
      if (cells == null) {
        throw DataException.content(
            Fault.of(
                file,
                line,
                "a quoted cell has no end in its line, or text behind it",
                "use --quote none if quotes mean nothing here"));
      }
      if (!cells.isEmpty()) {
        return cells.toArray(new String[0]);
      }
    }
    return null;
  }

  /** The line without its end; null at the end of the text. */
  private String readLine() {
    StringBuilder text = new StringBuilder();
    boolean any = false;
    while (at < limit || fill()) {
      char c = buffer[at++];
      boolean second = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      if (second) {
        continue;
      }
      any = true;
      if (c == '\n' || c == '\r') {
        return text.toString();
      }
      text.append(c);
      if (text.length() > LONGEST) {
        throw DataException.content(
            Fault.of(file, nextLine, "the line is longer than " + LONGEST + " characters", null));
      }
    }
    return any ? text.toString() : null;
  }

  private boolean fill() {
    try {
      at = 0;
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      return limit > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("the reader throws what it should", e);
    }
  }

  /**
   * The cells of a line, quotes taken off; null if a quote has no end or text behind it.
   *
   * @param grouped whether one blank between digits stands between groups of three where it can
   */
  static List<String> cells(String text, char quote, boolean grouped) {
    List<String> cells = new ArrayList<>();
    int from = afterBlanks(text, 0);
    int end = -1;
    while (from < text.length()) {
      StringBuilder cell = new StringBuilder();
      int start = from;
      if (text.charAt(from) == quote && quote != CsvFormat.NONE) {
        from = quoted(text, from + 1, quote, cell);
        if (from < 0 || (from < text.length() && !NumberText.isBlank(text.charAt(from)))) {
          return null;
        }
      } else {
        while (from < text.length() && !NumberText.isBlank(text.charAt(from))) {
          cell.append(text.charAt(from++));
        }
      }
      boolean near = grouped && !cells.isEmpty() && start == end + 1;
      String before = near ? cells.remove(cells.size() - 1) : null;
      String joined = before + " " + cell;
      if (before != null && !isGroup(joined)) {
        cells.add(before);
        before = null;
      }
      cells.add(before == null ? cell.toString() : joined);
      end = from;
      from = afterBlanks(text, from);
    }
    return cells;
  }

  private static boolean isGroup(String text) {
    return NumberText.groups(text, '.', ' ') + NumberText.groups(text, ',', ' ') > 0;
  }

  /** Reads to the closing quote; gives the place behind it, or −1. */
  private static int quoted(String text, int from, char quote, StringBuilder cell) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != quote) {
        cell.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        cell.append(quote);
        i++;
      } else {
        return i + 1;
      }
    }
    return -1;
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && NumberText.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  @Override
  public long line() {
    return line;
  }
}
