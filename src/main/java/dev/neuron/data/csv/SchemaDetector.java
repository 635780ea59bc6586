package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.Note;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads the first 1000 rows to decide what is a header, which columns hold numbers, and what stands
 * between groups of digits. Where the columns are known it reads until each has shown a number.
 */
final class SchemaDetector {
  /** How many data rows are looked at before a column counts as text. */
  private static final int ROWS = 1000;

  /** After so many cells without text a table is plain. */
  private static final int PLAIN_CELLS = 50_000;

  /** How many columns of a kind are named. */
  private static final int NAMED = 5;

  /** Fewer rows than this don't make a count. */
  private static final int LEAST_COUNT = 3;

  private final String file;
  private final CellParser cells;
  private final HeaderRule rule;
  private final String[] first;
  private final long firstLine;
  private final boolean known;
  private final Character asked;
  private final char decimal;
  private final ColumnGuess[] columns;
  private final double[] countStart;
  private final boolean[] firstIsText;
  private int rows;

  private SchemaDetector(String file, CsvFormat format, String[] first, long firstLine) {
    this.file = file;
    this.cells = new CellParser(format);
    this.rule = format.header();
    this.first = first;
    this.firstLine = firstLine;
    this.known = format.known();
    this.asked = format.thousands();
    this.decimal = format.decimal();
    columns = new ColumnGuess[first.length];
    countStart = new double[first.length];
    firstIsText = new boolean[first.length];
    for (int j = 0; j < first.length; j++) {
      columns[j] = new ColumnGuess(cells, decimal);
      firstIsText[j] = ColumnGuess.isText(cells, decimal, first[j]);
    }
  }

  /**
   * Looks at the first records.
   *
   * @param enough whether to leave it at what was seen so far
   * @throws DataException of kind CONTENT if there is no record or the header is unusable
   */
  static Schema of(
      String file, Records records, Dialect dialect, CsvFormat format, BooleanSupplier enough) {
    String[] first = records.next();
    if (first == null) {
      throw DataException.content(Fault.of(file, "is empty", "give a CSV file with rows"));
    }
    SchemaDetector scan = new SchemaDetector(file, format, first, records.line());
    while (scan.rows < ROWS && scan.isUndecided() && !enough.getAsBoolean()) {
      String[] row = records.next();
      if (row == null) {
        break;
      }
      scan.see(row, records.line());
    }
    return scan.decide(dialect, format);
  }

  private boolean isUndecided() {
    if (rows == 0 || (!known && !isPlain())) {
      return true;
    }
    for (int j = 0; j < first.length; j++) {
      if (!columns[j].hasNumbers() || !Double.isNaN(countStart[j])) {
        return true;
      }
    }
    return false;
  }

  /** Whether so many cells without any text were seen that no more need be, in a wide table. */
  private boolean isPlain() {
    if ((long) rows * columns.length < PLAIN_CELLS) {
      return false;
    }
    for (ColumnGuess column : columns) {
      if (column.hasTexts()) {
        return false;
      }
    }
    return true;
  }

  private void see(String[] row, long line) {
    for (int j = 0; j < first.length; j++) {
      double value = columns[j].see(j < row.length ? row[j] : "", line);
      if (rows == 0 || !Double.isNaN(countStart[j])) {
        count(j, value);
      }
    }
    rows++;
  }

  private void count(int j, double value) {
    if (rows == 0) {
      countStart[j] = value == 0 || value == 1 || value == 2 ? value : Double.NaN;
    } else if (value != countStart[j] + rows) {
      countStart[j] = Double.NaN;
    }
  }

  private Schema decide(Dialect dialect, CsvFormat format) {
    boolean hasHeader = rule == HeaderRule.AUTO ? looksLikeHeader() : rule == HeaderRule.YES;
    for (int j = 0; !hasHeader && j < first.length; j++) {
      columns[j].seeFirst(first[j], firstLine);
    }
    char thousands = asked == null ? thousands() : asked;
    List<Note> notes = new ArrayList<>();
    if (rule == HeaderRule.AUTO) {
      notes.add(
          Note.note(
              hasHeader
                  ? "took the first row for the column names (--header no if it is data)"
                  : "took the first row for data, the columns are called x1, x2, … (--header yes"
                      + " if it holds their names)"));
    }
    if (format.delimiter() == CsvFormat.AUTO && dialect.delimiter() != ',') {
      notes.add(
          Note.note(
              "took "
                  + SafeText.of(String.valueOf(dialect.delimiter()))
                  + " for the delimiter"
                  + " (--delimiter says otherwise)"));
    }
    List<String> names = hasHeader ? HeaderNames.of(file, firstLine, first) : numbered();
    noteThousands(thousands, names, notes);
    char doubtful = asked == null && decimal == '.' && thousands != ',' ? ',' : CsvFormat.NONE;
    List<Schema.Column> found = new ArrayList<>(first.length);
    for (int j = 0; j < first.length; j++) {
      found.add(columns[j].column(thousands, doubtful, counts(j, hasHeader)));
    }
    boolean hasRows = rows > 0 || !hasHeader;
    return new Schema(file, dialect, hasHeader, names, found, thousands, hasRows, notes);
  }

  /**
   * The mark between groups of digits: the only one that makes columns of numbers. A comma, which
   * could stand before decimals, needs a number that says it does not.
   */
  private char thousands() {
    char found = CsvFormat.NONE;
    for (int m = 0; m < ColumnGuess.MARKS.length(); m++) {
      char mark = ColumnGuess.MARKS.charAt(m);
      if (isThousands(mark)) {
        if (found != CsvFormat.NONE) {
          return CsvFormat.NONE;
        }
        found = mark;
      }
    }
    return found;
  }

  private boolean isThousands(char mark) {
    boolean grouped = false;
    boolean sure = mark != ',';
    for (ColumnGuess column : columns) {
      grouped |= column.isGroupedBy(mark);
      sure |= column.isSureOf(mark) || column.hasDecimals();
    }
    return grouped && sure;
  }

  private void noteThousands(char thousands, List<String> names, List<Note> notes) {
    if (asked != null || thousands == CsvFormat.NONE) {
      return;
    }
    List<String> grouped = new ArrayList<>();
    String example = null;
    for (int j = 0; j < columns.length; j++) {
      if (columns[j].isGroupedBy(thousands)) {
        example = example == null ? columns[j].groupedExample(thousands) : example;
        grouped.add(SafeText.plain(names.get(j)));
      }
    }
    int more = grouped.size() - NAMED;
    String some = String.join(", ", grouped.subList(0, Math.min(NAMED, grouped.size())));
    notes.add(
        Note.note(
            "took "
                + SafeText.plain(example)
                + " for "
                + NumberText.plain(NumberText.grouped(example, decimal, thousands))
                + " in "
                + some
                + (more > 0 ? " and " + more + (more == 1 ? " more column" : " more columns") : "")
                + " (--thousands none if not)"));
  }

  /**
   * A header is a row that has text where the rows after it have numbers. Where no column tells, a
   * row with a number in it is data, and one without is a header.
   */
  private boolean looksLikeHeader() {
    boolean anyNumber = false;
    for (int j = 0; j < first.length; j++) {
      if (firstIsText[j] && isNumeric(columns[j])) {
        return true;
      }
      anyNumber |= !firstIsText[j] && !cells.isMissing(first[j]);
    }
    return !anyNumber;
  }

  private static boolean isNumeric(ColumnGuess column) {
    boolean numeric = column.isMostlyNumbers(CsvFormat.NONE);
    for (int m = 0; m < ColumnGuess.MARKS.length(); m++) {
      numeric |= column.isMostlyNumbers(ColumnGuess.MARKS.charAt(m));
    }
    return numeric;
  }

  private List<String> numbered() {
    String[] names = new String[first.length];
    for (int j = 0; j < names.length; j++) {
      names[j] = "x" + (j + 1);
    }
    return Arrays.asList(names);
  }

  private boolean counts(int j, boolean hasHeader) {
    double start = countStart[j];
    if (!hasHeader) {
      start = cells.number(first[j]) == start - 1 ? start - 1 : Double.NaN;
    }
    return rows + (hasHeader ? 0 : 1) >= LEAST_COUNT && (start == 0 || start == 1);
  }
}
