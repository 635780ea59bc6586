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

  /** Fewer rows than this don't make a count. */
  private static final int LEAST_COUNT = 3;

  private final String file;
  private final CellParser cells;
  private final HeaderRule rule;
  private final TableShape.Kind shape;
  private final String[] first;
  private final long firstLine;
  private final boolean known;
  private final char decimal;
  private final ColumnGuess[] columns;
  private final double[] countStart;
  private final boolean[] firstIsText;
  private int rows;

  private SchemaDetector(
      String file, CsvFormat format, String[] first, long firstLine, TableShape.Kind shape) {
    this.file = file;
    this.shape = shape;
    this.cells = new CellParser(format);
    this.rule = format.header();
    this.first = first;
    this.firstLine = firstLine;
    this.known = format.known();
    this.decimal = format.decimal() == CsvFormat.AUTO ? '.' : format.decimal();
    columns = new ColumnGuess[first.length];
    countStart = new double[first.length];
    firstIsText = new boolean[first.length];
    for (int j = 0; j < first.length; j++) {
      columns[j] = new ColumnGuess(cells, decimal);
      cells.refuseOpenQuote(file, firstLine, first[j]);
      firstIsText[j] = !cells.isMissing(first[j]) && !NumberText.isInAnyWriting(first[j]);
    }
  }

  /**
   * Looks at the first records. Where they show that commas stand before decimals and nobody asked,
   * no more is decided than that.
   *
   * @param shape how they fit together
   * @param enough whether to leave it at what was seen so far
   * @throws DataException of kind CONTENT if there is no record or the header is unusable
   */
  static Schema of(
      String file,
      Records records,
      Dialect dialect,
      TableShape.Kind shape,
      CsvFormat format,
      BooleanSupplier enough) {
    String[] first = records.next();
    if (first == null) {
      throw DataException.content(empty(file, format));
    }
    SchemaDetector scan =
        new SchemaDetector(file, format, completed(first, shape), records.line(), shape);
    while (scan.rows < ROWS && scan.isUndecided() && !enough.getAsBoolean()) {
      String[] row = records.next();
      if (row == null) {
        break;
      }
      scan.see(row, records.line());
    }
    return scan.decide(dialect, format);
  }

  private static Fault empty(String file, CsvFormat format) {
    return format.skipLines() == 0
        ? Fault.of(file, "is empty", "give a CSV file with rows")
        : Fault.of(
            file, "has nothing behind the lines skipped", "use a smaller number for --skip-lines");
  }

  /** A header with as many cells as the rows have. */
  private static String[] completed(String[] header, TableShape.Kind shape) {
    List<String> cells = new ArrayList<>(Arrays.asList(header));
    switch (shape) {
      case NAMELESS_FIRST -> cells.add(0, "");
      case ROWS_END_LONG -> cells.add("");
      case HEADER_ENDS_LONG -> cells.remove(cells.size() - 1);
      default -> {
        return header;
      }
    }
    return cells.toArray(new String[0]);
  }

  private boolean isHeaderCompleted() {
    return shape == TableShape.Kind.NAMELESS_FIRST
        || shape == TableShape.Kind.ROWS_END_LONG
        || shape == TableShape.Kind.HEADER_ENDS_LONG;
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
    boolean prose = row.length == 1 && first.length > 1 && RowLook.isProse(row[0]);
    for (int j = 0; j < first.length; j++) {
      String cell = j < row.length && !prose ? row[j] : "";
      cells.refuseOpenQuote(file, line, cell);
      columns[j].see(cell, line);
      if (rows == 0 || !Double.isNaN(countStart[j])) {
        count(j, cells.isMissing(cell) ? Double.NaN : cells.number(cell));
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
    boolean hasHeader =
        rule == HeaderRule.AUTO ? isHeaderCompleted() || looksLikeHeader() : rule == HeaderRule.YES;
    for (int j = 0; !hasHeader && j < first.length; j++) {
      columns[j].seeFirst(first[j], firstLine);
    }
    List<String> names = hasHeader ? HeaderNames.of(file, firstLine, first, known) : numbered();
    int added = format.conversions().added().size();
    Schema.Draft draft = new Schema.Draft(file, dialect, names);
    draft.hasHeader = hasHeader;
    draft.heading = hasHeader ? List.of(first).subList(0, first.length - added) : List.of();
    draft.conversions = format.conversions();
    draft.spellings = cells.spellings();
    draft.hasRows = rows > 0 || !hasHeader;
    NumberMarks marks = new NumberMarks(columns, format);
    if (format.decimal() == CsvFormat.AUTO && !format.known()) {
      Note comma = marks.commaBeforeDecimals(names);
      if (comma != null) {
        draft.decimal = ',';
        draft.notes = List.of(comma);
        return draft.schema();
      }
    }
    char thousands = marks.thousands();
    List<Note> notes = new ArrayList<>();
    if (rule == HeaderRule.AUTO) {
      notes.add(
          Note.note(
              hasHeader
                  ? "took the first row for the column names (--header no if it is data)"
                  : "took the first row for data, the columns are called x1, x2, …"
                      + " (--header yes if it holds their names)"));
    }
    if (format.delimiter() == CsvFormat.AUTO && dialect.delimiter() != ',') {
      notes.add(
          Note.note(
              "took "
                  + (dialect.isBlanks()
                      ? "blanks"
                      : SafeText.of(String.valueOf(dialect.delimiter())))
                  + " for the delimiter (--delimiter says otherwise)"));
    }
    noteHeader(notes);
    marks.noteErrors(notes);
    marks.noteThousands(thousands, names, notes);
    marks.notePoints(dialect.delimiter(), thousands, names, notes);
    List<Schema.Column> found = new ArrayList<>(first.length);
    for (int j = 0; j < first.length; j++) {
      char doubtful = marks.doubtful(j, thousands, dialect.delimiter());
      found.add(
          columns[j].column(thousands, doubtful, counts(j, hasHeader), marks.mixesDecimals(j)));
    }
    draft.columns = found;
    draft.decimal = decimal;
    draft.thousands = thousands;
    draft.notes = notes;
    return draft.schema();
  }

  private void noteHeader(List<Note> notes) {
    if (shape == TableShape.Kind.NAMELESS_FIRST) {
      notes.add(
          Note.note(
              "the header has one name less than the rows have cells: the first column has none"
                  + " (#1)"));
    } else if (isHeaderCompleted()) {
      String who = shape == TableShape.Kind.ROWS_END_LONG ? "the rows end" : "the header ends";
      notes.add(Note.note(who + " with a delimiter, behind which there is no column"));
    }
  }

  /**
   * A header is a row that has text where the rows after it have numbers. Where no column tells, a
   * row with a number in it is data, and one without is a header.
   */
  private boolean looksLikeHeader() {
    boolean anyNumber = false;
    for (int j = 0; j < first.length; j++) {
      if (firstIsText[j] && NumberMarks.isNumeric(columns[j])) {
        return true;
      }
      anyNumber |= !firstIsText[j] && !cells.isMissing(first[j]);
    }
    return !anyNumber || hasYears();
  }

  /** Whether names of columns are years, one after the other, as in tables of countries. */
  private boolean hasYears() {
    int run = 0;
    double before = Double.NaN;
    for (int j = 0; j < first.length; j++) {
      double year = cells.number(first[j]);
      boolean next = year == before + 1 || (run == 0 && year >= 1000 && year < 3000);
      run = next && year == Math.rint(year) ? run + 1 : 0;
      if (run == LEAST_COUNT && rows > 0) {
        return firstIsText[0] && !columns[j].isValue(first[j]);
      }
      before = year;
    }
    return false;
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
