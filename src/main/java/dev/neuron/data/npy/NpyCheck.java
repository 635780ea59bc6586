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
  private final ColumnPlan plan;
  private final MissingRule missing;
  private final Faults faults = new Faults();
  private boolean whole = true;

  private NpyCheck(String file, ColumnPlan plan, MissingRule missing) {
    this.file = file;
    this.plan = plan;
    this.missing = missing;
  }

  /**
   * Whether every row is an example.
   *
   * @throws DataException of kind CONTENT if one cannot be and must be
   */
  static boolean isWhole(NpyFile table, ColumnPlan plan, MissingRule missing) {
    NpyCheck check = new NpyCheck(table.path().toString(), plan, missing);
    int columns = table.columns();
    int rows = Math.max(1, TILE_DOUBLES / columns);
    ByteBuffer buffer = table.buffer(rows);
    DoubleBuffer doubles = buffer.asDoubleBuffer();
    double[] tile = new double[rows * columns];
    for (long row = 0; row < table.rows(); row += rows) {
      int count = (int) Math.min(rows, table.rows() - row);
      table.read(row, count, buffer);
      doubles.get(0, tile, 0, count * columns);
      if (plan.isWeighted() || !isFinite(tile, count * columns)) {
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
    for (InputColumn slot : plan.slots()) {
      cell(line, slot.column(), tile[at + slot.column()], missing.replaces());
    }
    cell(line, plan.target(), tile[at + plan.target()], false);
    if (plan.isWeighted()) {
      double weight = tile[at + plan.weight()];
      cell(line, plan.weight(), weight, false);
      if (RowParser.isNoWeight(weight)) {
        String name = plan.names().get(plan.weight());
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
        faults.add(Fault.missing(file, line, plan.names().get(column), "NaN"));
      }
    }
  }

  private void add(long line, int column, double value, String problem) {
    String name = plan.names().get(column);
    faults.add(new Fault(file, line, name, Double.toString(value), problem, null));
  }
}
