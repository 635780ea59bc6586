package dev.neuron.data.csv;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.util.ArrayList;
import java.util.List;

/** How the first records fit together under a delimiter. */
final class TableShape {
  /** What is told by the number of cells in each record; the best first. */
  enum Kind {
    /** All have the same. */
    EVEN,
    /** The header has one less than the rows: the first column has no name. */
    NAMELESS_FIRST,
    /** The rows have one more than the header, always empty: they end with a delimiter. */
    ROWS_END_LONG,
    /** The header has one more than the rows, and it is empty. */
    HEADER_ENDS_LONG,
    /** All have the same but those that begin with #. */
    WITH_COMMENTS,
    /** All have the same but the first few. */
    BEHIND_LINES,
    /** The first few are rows of numbers, too, with more or fewer cells than the others. */
    RAGGED,
    /** None of these. */
    UNEVEN
  }

  /** No more lines than these are taken for a title, or for what is told before a table. */
  private static final int MOST_LINES = 80;

  private final FirstRecords records;
  private final char delimiter;
  private final boolean hasHeader;
  private final List<List<String>> cells = new ArrayList<>();
  private final Kind kind;
  private int begin;

  /**
   * Looks at records.
   *
   * @param hasHeader whether the first of them may hold names
   */
  TableShape(FirstRecords records, char delimiter, boolean hasHeader) {
    this.records = records;
    this.delimiter = delimiter;
    this.hasHeader = hasHeader;
    for (int i = 0; i < records.size(); i++) {
      cells.add(records.cells(i, delimiter));
    }
    RowLook.dropFooter(cells);
    this.kind = judge();
  }

  private Kind judge() {
    int n = cells.size();
    if (n == 0) {
      return Kind.UNEVEN;
    }
    int common = width(n - 1);
    int comments = records.leadingComments();
    if (comments > 0 && common > 1 && n - comments > 1 && isEven(comments, common, false)) {
      begin = comments;
      return Kind.BEHIND_LINES;
    }
    if (isEven(0, common, false)) {
      begin = hasHeader ? behindPadding() : 0;
      return begin > 0 ? Kind.BEHIND_LINES : Kind.EVEN;
    }
    if (common < 2) {
      return Kind.UNEVEN;
    }
    if (hasHeader && isEven(1, common, false)) {
      if (width(0) == common - 1) {
        if (cells.stream().skip(1).allMatch(RowLook::endsEmpty)) {
          return Kind.ROWS_END_LONG;
        } else if (n > 2 && RowLook.isNames(cells.get(1)) && RowLook.hasNumber(cells.get(2))) {
          begin = 1; // the names are there
          return Kind.BEHIND_LINES;
        } else if (n > 2) { // one row alone may be a mistake
          return Kind.NAMELESS_FIRST;
        }
      }
      if (width(0) == common + 1 && cells.get(0).get(common).isBlank()) {
        return Kind.HEADER_ENDS_LONG;
      }
    }
    int row = width(lastRow());
    if (row > 1 && isEven(0, row, true)) {
      begin = firstOf(row);
      boolean rows = countComments(begin, row) > 0 && !hasNamesBelow(begin);
      boolean above = rows && isEven(begin, row, false);
      return above ? Kind.BEHIND_LINES : Kind.WITH_COMMENTS;
    } else if (!isBehindLines(common)) {
      return Kind.UNEVEN;
    }
    boolean names = hasHeader && RowLook.isNames(cells.get(begin));
    return names || rowsBefore() == 0 ? Kind.BEHIND_LINES : Kind.RAGGED;
  }

  /** The first record of a width. */
  private int firstOf(int width) {
    int first = 0;
    while (width(first) != width) {
      first++;
    }
    return first;
  }

  /** Whether a record that begins as comments do stands, with such alone, above a row of names. */
  private boolean hasNamesBelow(int record) {
    int i = record;
    while (i < cells.size() && records.looksLikeComment(i)) {
      i++;
    }
    return i > record && i < cells.size() && RowLook.isNames(cells.get(i));
  }

  /** How many records from one on begin as comments do and have as many cells as the rows. */
  private int countComments(int from, int width) {
    int count = 0;
    for (int i = from; i < cells.size(); i++) {
      count += records.looksLikeComment(i) && width(i) == width ? 1 : 0;
    }
    return count;
  }

  /** How many lines before the table are rows of numbers themselves. */
  private long rowsBefore() {
    return RowLook.countNumeric(cells.subList(0, begin), delimiter == ' ');
  }

  /** The line of names that stand below a title as wide as the table, 0 where there are none. */
  long lowerNames() {
    int names = kind == Kind.EVEN ? RowLook.lowerNames(cells) : 0;
    return names > 0 && names <= MOST_LINES ? records.line(names) : 0;
  }

  private int width(int i) {
    return cells.get(i).size();
  }

  private boolean isEven(int from, int width, boolean butComments) {
    for (int i = from; i < cells.size(); i++) {
      if (width(i) != width && !(butComments && records.looksLikeComment(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the first records have another width each, and from one on all have the same. */
  private boolean isBehindLines(int common) {
    boolean names =
        cells.size() > 1 && !RowLook.hasNumber(cells.get(0)) && RowLook.hasNumber(cells.get(1));
    if (names && width(0) > common && width(1) > common) {
      return false; // rows that end early, as cells at their ends are empty
    }
    int first = cells.size();
    boolean numbers = delimiter == ' ' && RowLook.isNumbers(cells.get(first - 1));
    while (first > 0
        && width(first - 1) == common
        && (!numbers || RowLook.isNumbers(cells.get(first - 1)))) {
      first--;
    }
    boolean named =
        first > 0 && width(first - 1) == common && !RowLook.hasNumber(cells.get(first - 1));
    begin = numbers && named ? --first : first;
    return first <= MOST_LINES
        && cells.size() - first > 1
        && RowLook.areOthers(cells, first, delimiter == ' ');
  }

  /**
   * Where a row of names stands behind lines that were filled up with delimiters, such as a title
   * has; 0 where there are none.
   */
  private int behindPadding() {
    int names = 0;
    while (names < cells.size()
        && RowLook.isHalfEmpty(cells.get(names))
        && RowLook.endsEmpty(cells.get(names))) {
      names++;
    }
    boolean found =
        names > 0
            && names + 1 < cells.size()
            && names <= MOST_LINES
            && !RowLook.hasNumber(cells.get(names))
            && RowLook.hasNumber(cells.get(names + 1));
    return found ? names : 0;
  }

  char delimiter() {
    return delimiter;
  }

  Kind kind() {
    return kind;
  }

  /** Whether most records have as many cells as the first, and more than one. */
  boolean isMostlyEven() {
    long alike = cells.stream().filter(row -> row.size() == width(0)).count();
    return alike > 1 && width(0) > 1 && 2 * alike > cells.size();
  }

  /** Whether what may be names is cut, too. */
  boolean cutsNames() {
    return width(begin) > 1;
  }

  /** Whether there is more than one cell in a record. */
  boolean isTable() {
    return kind != Kind.UNEVEN && width(lastRow()) > 1;
  }

  /**
   * How many cells of rows hold one of these characters and are no numbers, or end in one: no
   * decimals. Names may hold any.
   */
  int cellsWith(String characters) {
    int found = 0;
    int first = hasHeader && begin + 1 < cells.size() ? begin + 1 : begin;
    for (int i = first; i < cells.size(); i++) {
      if (kind == Kind.WITH_COMMENTS && records.looksLikeComment(i)) {
        continue;
      }
      found += RowLook.countWords(cells.get(i), characters);
    }
    return found;
  }

  /**
   * Whether names hold a delimiter, and not as prose has it, with a blank behind. Where tabs do,
   * nothing else parts names.
   */
  boolean namesHold(char other) {
    return hasHeader && delimiter != '\t' && RowLook.holdBare(cells.get(begin), other);
  }

  /** Whether a cell holds several numbers with blanks between. */
  boolean partsNumbers() {
    return cells.stream().flatMap(List::stream).anyMatch(RowLook::partsNumbers);
  }

  /** A cell that only a reading other than a plain number makes one, or null. */
  String example() {
    return RowLook.doubtful(cells);
  }

  /**
   * Refuses lines that stand before the table, or between its rows.
   *
   * @throws DataException of kind CONTENT if there are any
   */
  void refuseOtherLines(String file) {
    if (kind == Kind.WITH_COMMENTS) {
      int first = 0;
      while (first < cells.size() && records.looksLikeComment(first)) {
        first++;
      }
      int lost = countComments(first, width(lastRow()));
      int i = 0;
      while (first < cells.size()
          && (!records.looksLikeComment(i) || width(i) == width(lastRow()))) {
        i++;
      }
      throw DataException.content(
          Fault.of(
              file,
              records.line(i),
              "the line begins with # and is no row of the table",
              records.hasComments()
                  ? "take such lines out: one character begins all comments"
                  : "use --comment '#' to leave such lines out"
                      + (lost == 0 ? "" : ", also " + lost + " with as many cells as the table")));
    }
    if (kind == Kind.BEHIND_LINES) {
      long lines = records.line(begin) - 1;
      String before = lines == 1 ? "what stands before it" : "the " + lines + " lines before it";
      String lost = rowsBefore() > 1 ? ", " + rowsBefore() + " of them with numbers" : "";
      throw DataException.content(
          Fault.of(
              file,
              records.line(begin),
              "the table begins here, at " + RowLook.firstText(cells.get(begin)),
              "use --skip-lines " + lines + " to leave out " + before + lost));
    }
  }

  private int lastRow() {
    int last = cells.size() - 1;
    while (last > 0 && records.looksLikeComment(last)) {
      last--;
    }
    return last;
  }
}
