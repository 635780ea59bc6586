package dev.neuron.diagnose;

import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as it stands in its files, mistakes and all.
 *
 * @param rows how many data rows there are
 * @param ragged how many of them have too few or too many cells; they count in no column
 * @param firstRaggedLine the line of the first of those, 0 without one
 * @param columns what each column holds
 */
public record TableSummary(
    long rows, long ragged, long firstRaggedLine, List<ColumnSummary> columns) {

  /** Different values are counted up to this in each column… */
  static final int MOST_DISTINCT = 10_000;

  /** …and up to this in all columns together. */
  static final int MOST_DISTINCT_IN_ALL = 1_000_000;

  /** Copies the list. */
  public TableSummary {
    columns = List.copyOf(columns);
  }

  /** Reads a stream to its end, in memory that does not grow with the number of rows. */
  public static TableSummary of(RecordStream stream) {
    List<String> names = stream.header();
    ColumnScan[] scans = new ColumnScan[names.size()];
    int most = Math.min(MOST_DISTINCT, MOST_DISTINCT_IN_ALL / Math.max(1, scans.length));
    for (int j = 0; j < scans.length; j++) {
      scans[j] = new ColumnScan(Math.max(1, most));
    }
    long rows = 0;
    long ragged = 0;
    long firstRaggedLine = 0;
    for (SourceRecord row = stream.next(); row != null; row = stream.next()) {
      rows++;
      if (row.cells().length != scans.length) {
        firstRaggedLine = ragged == 0 ? row.line() : firstRaggedLine;
        ragged++;
        continue;
      }
      for (int j = 0; j < scans.length; j++) {
        scans[j].add(stream.cells(), row, row.cells()[j]);
      }
    }
    return new TableSummary(rows, ragged, firstRaggedLine, summaries(scans, names, stream));
  }

  private static List<ColumnSummary> summaries(
      ColumnScan[] scans, List<String> names, RecordStream stream) {
    List<ColumnSummary> summaries = new ArrayList<>();
    Map<Long, String> seen = new HashMap<>();
    for (int j = 0; j < scans.length; j++) {
      ColumnSummary summary = scans[j].summary(names.get(j), stream.isText(j));
      String twin = null;
      if (summary.type() != ColumnSummary.Type.EMPTY && !summary.isConstant()) {
        twin = seen.putIfAbsent(scans[j].fingerprint(), names.get(j));
      }
      summaries.add(twin == null ? summary : summary.duplicating(twin));
    }
    return summaries;
  }
}
