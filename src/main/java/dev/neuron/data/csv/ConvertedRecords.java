package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.Conversions;
import dev.neuron.data.DateReading;
import java.util.Arrays;
import java.util.List;

/** Records in which the cells of some columns are converted, and parts of dates are added. */
final class ConvertedRecords implements Records {
  private final Records records;
  private final Conversions conversions;
  private final int columns; // of the file
  private final ColumnUnit[] units;
  private final DateReading[] dates;
  private final int[] places; // of the columns of dates, in the order of what is added
  private boolean header;
  private String[] raw;

  /**
   * Converts records.
   *
   * @param names of the file's columns
   * @param hasHeader whether the first record holds names
   */
  ConvertedRecords(
      Records records, Conversions conversions, List<String> names, boolean hasHeader) {
    this.records = records;
    this.conversions = conversions;
    this.columns = names.size();
    this.header = hasHeader;
    this.units = new ColumnUnit[columns];
    this.dates = new DateReading[columns];
    for (int j = 0; j < columns; j++) {
      units[j] = conversions.units().get(names.get(j));
      dates[j] = conversions.dates().get(names.get(j));
    }
    this.places = conversions.dates().keySet().stream().mapToInt(names::indexOf).toArray();
  }

  @Override
  public String[] next() {
    raw = records.next();
    if (raw == null) {
      return null;
    }
    List<String> added = conversions.added();
    if (header) {
      header = false;
      String[] names = Arrays.copyOf(raw, raw.length + added.size());
      for (int k = 0; k < added.size(); k++) {
        names[raw.length + k] = added.get(k);
      }
      return names;
    }
    return raw.length == columns ? converted(added.size()) : raw; // told as it stands
  }

  private String[] converted(int more) {
    String[] cells = Arrays.copyOf(raw, columns + more);
    int next = columns;
    for (int j = 0; j < columns; j++) {
      if (units[j] != null) {
        cells[j] = units[j].strip(raw[j]);
      } else if (dates[j] != null && dates[j].parts().isEmpty()) {
        cells[j] = dates[j].days(raw[j]);
      }
    }
    for (int j : places) {
      for (String part : dates[j].parts()) {
        cells[next++] = dates[j].part(raw[j], part);
      }
    }
    return cells;
  }

  @Override
  public String[] raw() {
    return records.raw() == null ? raw : records.raw();
  }

  @Override
  public long line() {
    return records.line();
  }
}
