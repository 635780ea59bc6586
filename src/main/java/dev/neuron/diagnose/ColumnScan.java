package dev.neuron.diagnose;

import dev.neuron.data.Statistics;
import dev.neuron.data.csv.CellParser;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.fit.NumberStatistics;

/** Sums up one column, cell by cell, in bounded memory. */
final class ColumnScan {
  private static final long MISSING = 0x6D697373696E67L;

  private final DistinctCount distinct;
  private final NumberStatistics numbers = new NumberStatistics();
  private long missing;
  private long strays;
  private long firstStrayLine;
  private String firstStray;
  private long fingerprint; // of all cells in their order: equal columns have equal ones

  ColumnScan(int mostDistinct) {
    distinct = new DistinctCount(mostDistinct);
  }

  /** Sees the column's cell in the next row. */
  void add(CellParser cells, SourceRecord row, String cell) {
    if (cells.isMissing(cell)) {
      missing++;
      fingerprint = DistinctCount.hash(fingerprint, MISSING);
      return;
    }
    double value = cells.number(cell);
    if (Double.isFinite(value)) {
      addNumber(value + 0.0); // −0 and 0 are one value
    } else {
      addStray(row, cell.strip());
    }
  }

  private void addNumber(double value) {
    numbers.add(value);
    see(Double.doubleToLongBits(value));
  }

  private void addStray(SourceRecord row, String text) {
    strays++;
    if (firstStray == null) {
      firstStray = text;
      firstStrayLine = row.line();
    }
    see(DistinctCount.hash(text));
  }

  private void see(long bits) {
    distinct.add(bits);
    fingerprint = DistinctCount.hash(fingerprint, bits);
  }

  long fingerprint() {
    return fingerprint;
  }

  ColumnSummary summary(String name, boolean text) {
    ColumnSummary.Type type =
        text
            ? ColumnSummary.Type.TEXT
            : numbers.count() + strays == 0 ? ColumnSummary.Type.EMPTY : ColumnSummary.Type.NUMBER;
    Statistics.Target found = numbers.statistics();
    return new ColumnSummary(
        name,
        type,
        numbers.count(),
        found.min(),
        found.max(),
        finite(found.mean()),
        finite(found.deviation()),
        missing,
        strays,
        firstStrayLine,
        firstStray,
        distinct.count(),
        !distinct.isOver(),
        null);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
