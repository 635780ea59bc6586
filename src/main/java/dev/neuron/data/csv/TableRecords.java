package dev.neuron.data.csv;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import dev.neuron.data.TableRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The names and rows of a table as records; the first ones can be read again. */
final class TableRecords implements Records {
  /** A record, which of its cells are numbers with a point, and the number of its row. */
  private record Numbered(String[] cells, boolean[] points, long line) {}

  private final String file;
  private final TableRows rows;
  private final List<Numbered> kept = new ArrayList<>();
  private int at;
  private boolean keeping = true;
  private boolean begun;
  private boolean commas;
  private String[] raw; // of the last record
  private long line;

  TableRecords(String file, TableRows rows) {
    this.file = file;
    this.rows = rows;
  }

  @Override
  public String[] next() {
    Numbered record = at < kept.size() ? kept.get(at) : read();
    if (record == null) {
      return null;
    }
    if (at == kept.size() && keeping) {
      kept.add(record);
    } else if (at < kept.size() && !keeping) {
      kept.set(at, null);
    }
    at += at < kept.size() ? 1 : 0;
    line = record.line();
    raw = record.cells();
    return commas ? withCommas(record) : record.cells();
  }

  @Override
  public String[] raw() {
    return raw;
  }

  /** Numbers that are no texts are written as the texts' are, so that one reading fits both. */
  private static String[] withCommas(Numbered record) {
    String[] cells = record.cells().clone();
    for (int j = 0; j < record.points().length; j++) {
      cells[j] = record.points()[j] ? cells[j].replace('.', ',') : cells[j];
    }
    return cells;
  }

  /** Says what is to stand before the decimals of numbers. */
  void writeNumbers(char decimal) {
    commas = decimal == ',';
  }

  private Numbered read() {
    if (!begun) {
      begun = true;
      return new Numbered(rows.names().toArray(new String[0]), new boolean[0], 1);
    }
    try {
      String[] cells = rows.next();
      return cells == null ? null : new Numbered(cells, points(cells), rows.number());
    } catch (IOException e) {
      String problem = "is damaged: " + SafeText.of(e);
      throw new DataException(
          DataException.Kind.CONTENT, Fault.of(file, problem, "make it anew"), e);
    }
  }

  private boolean[] points(String[] cells) {
    boolean[] points = new boolean[cells.length];
    for (int j = 0; j < cells.length; j++) {
      points[j] =
          cells[j].indexOf('.') >= 0 && rows.isNumber(j) && NumberText.isNumber(cells[j], '.');
    }
    return points;
  }

  /** The next record is the first one again. */
  void rewind() {
    at = 0;
  }

  /** The next record is the first one again, for the last time. */
  void rewindForGood() {
    rewind();
    keeping = false;
  }

  /** The number of the last row in its file, from 1. */
  @Override
  public long line() {
    return line;
  }
}
