package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first 100 records of a text, or some 64 K characters, not yet cut into cells. Lines of blanks
 * are none.
 */
final class FirstRecords {
  private static final String DELIMITERS = ",;\t|";

  /** How a line begins that is none of a table. */
  private static final Pattern COMMENT = Pattern.compile("\\s*(/\\*|\\*\\*|//|--|[-=~_]{3,}\\s*$)");

  private static final int RECORDS = 100;
  private static final int CHARACTERS = 1 << 16;
  private static final int BUFFER = 1 << 13;

  private final char quote;
  private final char comment;
  private final boolean grouped;
  private final List<String> records = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final StringBuilder record = new StringBuilder();
  private long line;
  private long startLine;
  private boolean quoted;
  private boolean cellStart = true;
  private boolean inComment;
  private char last;
  private boolean borders;

  private FirstRecords(CsvFormat format, long firstLine) {
    this.quote = format.quote();
    this.comment = format.comment();
    this.grouped = format.groupsByBlanks();
    this.line = firstLine;
    this.startLine = firstLine;
  }

  /**
   * Reads them.
   *
   * @param firstLine the number of the text's first line
   */
  static FirstRecords of(Reader text, CsvFormat format, long firstLine) {
    FirstRecords found = new FirstRecords(format, firstLine);
    char[] chars = new char[BUFFER];
    int total = 0;
    boolean ended = false;
    try {
      while (!ended && found.size() < RECORDS && total < CHARACTERS) {
        int read = text.read(chars, 0, chars.length);
        for (int i = 0; i < read && found.size() < RECORDS; i++) {
          i = found.seePlain(chars, i, read);
          if (i < read) {
            found.see(chars[i]);
          }
        }
        total += read;
        ended = read < 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (ended || found.size() == 0) {
      found.endRecord();
    }
    return found;
  }

  /** Sees what neither ends a record nor quotes, all at once; gives where it ends. */
  private int seePlain(char[] chars, int from, int limit) {
    int to = from;
    while (to < limit && chars[to] != '\n' && chars[to] != '\r' && chars[to] != quote) {
      to++;
    }
    if (to == from) {
      return to;
    }
    last = chars[to - 1];
    if (record.length() == 0 && !inComment) {
      inComment = chars[from] == comment && comment != CsvFormat.NONE;
    }
    if (!inComment) {
      record.append(chars, from, to - from);
      cellStart = !quoted && DELIMITERS.indexOf(last) >= 0;
    }
    return to;
  }

  private void see(char c) {
    boolean isEnd = c == '\n' || c == '\r';
    if (isEnd && !quoted) {
      endRecord();
    }
    if (isEnd) {
      line += c == '\n' && last == '\r' ? 0 : 1;
    }
    last = c;
    if (isEnd && !quoted) {
      startLine = line;
      return;
    }
    if (record.length() == 0 && !inComment) {
      inComment = c == comment && c != CsvFormat.NONE;
    }
    if (inComment) {
      return;
    }
    record.append(c);
    if (c == quote && c != CsvFormat.NONE && (quoted || cellStart)) {
      quoted = !quoted;
      cellStart = true; // a doubled quote ends the cell and opens it again at once
    } else {
      cellStart = !quoted && DELIMITERS.indexOf(c) >= 0;
    }
  }

  private void endRecord() {
    String text = record.toString();
    int blanks = 0;
    while (blanks < text.length() && text.charAt(blanks) == ' ') {
      blanks++;
    }
    if (Unbordered.isBorder(text)) {
      borders = true;
    } else if (blanks < text.length()) {
      records.add(text);
      lines.add(startLine);
    }
    record.setLength(0);
    cellStart = true;
    inComment = false;
  }

  int size() {
    return records.size();
  }

  /** Whether lines of dashes stand between them. */
  boolean haveBorders() {
    return borders;
  }

  /** The line a record starts on. */
  long line(int i) {
    return lines.get(i);
  }

  /**
   * Whether a delimiter occurs in one of them, which is told much sooner than what it makes of
   * them.
   *
   * @param delimiter as for {@link #cells}
   */
  boolean hold(char delimiter) {
    for (String text : records) {
      if (holds(text, delimiter)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(String text, char delimiter) {
    return text.indexOf(delimiter) >= 0 || (delimiter == ' ' && text.indexOf('\t') >= 0);
  }

  /**
   * Whether a delimiter, if it is any, occurs in the first of them, which may be the header;
   * blanks, which names have, too, must part all.
   */
  boolean areParted(char delimiter, boolean hasHeader) {
    return delimiter != CsvFormat.NONE
        && size() > 0
        && holds(records.get(0), delimiter)
        && (delimiter != ' ' || new TableShape(this, delimiter, hasHeader).isTable());
  }

  /** Whether lines that begin with a character are left out already. */
  boolean hasComments() {
    return comment != CsvFormat.NONE;
  }

  /** Whether a record begins as comments mostly do. */
  boolean looksLikeComment(int i) {
    return records.get(i).startsWith("#");
  }

  /**
   * Refuses comments above rows that no delimiter parts alike.
   *
   * @throws DataException of kind CONTENT if the first record begins as comments mostly do and is
   *     no header
   */
  void refuseComments(String file) {
    boolean header = false;
    for (char delimiter : (DELIMITERS + " ").toCharArray()) {
      int cells = size() > 2 ? cells(0, delimiter).size() : 0;
      header |= cells > 1 && cells(1, delimiter).size() == cells && !looksLikeComment(1);
    }
    if (size() > 2 && looksLikeComment(0) && !header && !hasComments()) {
      throw DataException.content(
          Fault.of(
              file,
              line(0),
              "the line begins with # and is no row of the table",
              "use --comment '#' to leave such lines out"));
    }
  }

  /** How many records at the beginning are comments between lines of text, or rules. */
  int leadingComments() {
    boolean open = false;
    int i = 0;
    while (i < size() && (open || COMMENT.matcher(records.get(i)).lookingAt())) {
      String text = records.get(i++).strip();
      open = (open || text.startsWith("/*")) && !text.endsWith("*/");
    }
    return open ? 0 : i;
  }

  /**
   * The cells of a record, quotes taken off.
   *
   * @param delimiter what stands between them; ' ' for any number of blanks
   */
  List<String> cells(int i, char delimiter) {
    String text = records.get(i);
    if (delimiter == ' ') {
      return blankCells(i, grouped);
    }
    return quote != CsvFormat.NONE && text.indexOf(quote) >= 0
        ? unquoted(text, delimiter)
        : cut(text, delimiter);
  }

  /** The cells between blanks. */
  List<String> blankCells(int i, boolean joined) {
    List<String> cells = BlankRecords.cells(records.get(i), quote, joined);
    return cells == null ? List.of() : cells;
  }

  private static List<String> cut(String text, char delimiter) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
      cells.add(text.substring(from, to));
      from = to + 1;
    }
    cells.add(text.substring(from));
    return cells;
  }

  private List<String> unquoted(String text, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inside = false;
    boolean start = true;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c == quote && (inside || start)) {
        inside = !inside;
        start = true;
      } else if (c == delimiter && !inside) {
        cells.add(cell.toString());
        cell.setLength(0);
        start = true;
      } else {
        cell.append(c);
        start = false;
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
