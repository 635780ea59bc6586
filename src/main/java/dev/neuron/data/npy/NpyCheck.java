package dev.neuron.data.npy;

import dev.neuron.data.Fault;
import dev.neuron.data.Faults;
import dev.neuron.data.MissingRule;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.rows.RowParser;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/** Looks through a table of doubles for cells that cannot be learned from. */
final class NpyCheck {
  private static final int TILE_DOUBLES = 1 << 14;

  private final String file;
  private final ColumnPlan layout;
  private final MissingRule missing;
  private final Faults faults = new Faults();
  private boolean whole = true;

  private NpyCheck(String file, ColumnPlan layout, MissingRule missing) {
    this.file = file;
    this.layout = layout;
    this.missing = missing;
  }

  /**
   * Whether every row is an example.
   *
   * @throws DataException of kind CONTENT if one cannot be and must be
   */
  static boolean isWhole(NpyFile table, ColumnPlan layout, MissingRule missing) {
    NpyCheck check = new NpyCheck(table.path().toString(), layout, missing);
    int columns = table.columns();
    int rows = Math.max(1, TILE_DOUBLES / columns);
    ByteBuffer buffer = table.buffer(rows);
    DoubleBuffer doubles = buffer.asDoubleBuffer();
    double[] tile = new double[rows * columns];
    for (long row = 0; row < table.rows(); row += rows) {
      int count = (int) Math.min(rows, table.rows() - row);
      table.read(row, count, buffer);
      doubles.get(0, tile, 0, count * columns);
      if (layout.isWeighted() || !isFinite(tile, count * columns)) {
        for (int r = 0; r < count; r++) {
          check.row(row + r + 1, tile, r * columns);
        }
      }
    }
    if (check.faults.count() > 0) {
      throw check.faults.asException();
    }
    return check.whole;
  }

  private static boolean isFinite(double[] tile, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += 0 * tile[i];
    }
    return sum == 0;
  }

  private void row(long line, double[] tile, int at) {
    for (InputColumn slot : layout.slots()) {
      cell(line, slot.column(), tile[at + slot.column()], missing.replaces());
    }
    cell(line, layout.target(), tile[at + layout.target()], false);
    if (layout.isWeighted()) {
      double weight = tile[at + layout.weight()];
      cell(line, layout.weight(), weight, false);
      if (RowParser.isNoWeight(weight)) {
        String name = layout.names().get(layout.weight());
        faults.add(Fault.weight(file, line, name, Double.toString(weight), weight));
      }
    }
  }

  private void cell(long line, int column, double value, boolean replaceable) {
    if (Double.isInfinite(value)) {
      add(line, column, value, "is not a number");
    } else if (Double.isNaN(value) && !replaceable) {
      whole = false;
      if (missing.kind() == MissingRule.Kind.ERROR) {
        faults.add(Fault.missing(file, line, layout.names().get(column), "NaN"));
      }
    }
  }

  private void add(long line, int column, double value, String problem) {
    String name = layout.names().get(column);
    faults.add(new Fault(file, line, name, Double.toString(value), problem, null));
  }
}
