package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads first rows until every column has shown a number, 1000 at most, to decide what is a header
 * and which columns hold numbers. A file of numbers is decided after two rows.
 */
final class SchemaDetector {
  /** How many data rows are looked at before a column counts as text. */
  private static final int ROWS = 1000;

  /** Fewer rows than this don't make a count. */
  private static final int LEAST_COUNT = 3;

  private final String file;
  private final CellParser cells;
  private final HeaderRule rule;
  private final String[] first;
  private final long firstLine;
  private final boolean[] number;
  private final String[] example;
  private final long[] exampleLine;
  private final double[] countStart;
  private final boolean[] firstIsText;
  private int rows;

  private SchemaDetector(String file, CsvFormat format, String[] first, long firstLine) {
    this.file = file;
    this.cells = new CellParser(format);
    this.rule = format.header();
    this.first = first;
    this.firstLine = firstLine;
    int columns = first.length;
    number = new boolean[columns];
    example = new String[columns];
    exampleLine = new long[columns];
    countStart = new double[columns];
    firstIsText = new boolean[columns];
    for (int j = 0; j < columns; j++) {
      firstIsText[j] = !cells.isMissing(first[j]) && Double.isNaN(cells.number(first[j]));
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
    if (rows == 0) {
      return true;
    }
    for (int j = 0; j < first.length; j++) {
      if (!number[j] || !Double.isNaN(countStart[j])) {
        return true;
      }
    }
    return false;
  }

  private void see(String[] row, long line) {
    for (int j = 0; j < first.length; j++) {
      boolean counting = rows == 0 || !Double.isNaN(countStart[j]);
      if (number[j] && !counting) {
        continue;
      }
      String cell = j < row.length ? row[j] : "";
      double value = cells.isMissing(cell) ? Double.NaN : cells.number(cell);
      number[j] |= !Double.isNaN(value);
      if (counting) {
        count(j, value);
      }
      if (Double.isNaN(value) && example[j] == null && !cells.isMissing(cell)) {
        example[j] = cell;
        exampleLine[j] = line;
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
    List<Schema.Column> columns = new ArrayList<>(first.length);
    for (int j = 0; j < first.length; j++) {
      columns.add(column(j, hasHeader));
    }
    return new Schema(file, dialect, hasHeader, names, columns, rows > 0 || !hasHeader, notes);
  }

  /**
   * A header is a row that has text where the rows after it have numbers. Where no column tells, a
   * row with a number in it is data, and one without is a header.
   */
  private boolean looksLikeHeader() {
    boolean anyNumber = false;
    for (int j = 0; j < first.length; j++) {
      if (firstIsText[j] && number[j]) {
        return true;
      }
      anyNumber |= !firstIsText[j] && !cells.isMissing(first[j]);
    }
    return !anyNumber;
  }

  private List<String> numbered() {
    String[] names = new String[first.length];
    for (int j = 0; j < names.length; j++) {
      names[j] = "x" + (j + 1);
    }
    return Arrays.asList(names);
  }

  private Schema.Column column(int j, boolean hasHeader) {
    boolean numeric = number[j];
    String text = example[j];
    long line = exampleLine[j];
    if (!hasHeader) {
      if (firstIsText[j]) {
        text = first[j];
        line = firstLine;
      }
      numeric |= !firstIsText[j] && !cells.isMissing(first[j]);
    }
    Schema.Kind kind =
        numeric ? Schema.Kind.NUMBERS : text != null ? Schema.Kind.TEXT : Schema.Kind.EMPTY;
    return new Schema.Column(kind, text, line, counts(j, hasHeader));
  }

  private boolean counts(int j, boolean hasHeader) {
    double start = countStart[j];
    if (!hasHeader) {
      start = cells.number(first[j]) == start - 1 ? start - 1 : Double.NaN;
    }
    return rows + (hasHeader ? 0 : 1) >= LEAST_COUNT && (start == 0 || start == 1);
  }
}
