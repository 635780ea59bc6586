package dev.neuron.data.npy;

import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.OneHot;
import dev.neuron.math.Block;
import java.nio.DoubleBuffer;

/**
 * Which column of a table of doubles becomes which feature, the target and the weight. Numbers are
 * features in the order of their slots; only categories have to be expanded.
 */
final class NpyColumns {
  private final OneHot oneHot;
  private final int[] slots; // the column of each slot
  private final int target;
  private final int weight;
  private final ColumnPlan plan;
  private final boolean categories;
  private final boolean inOrder; // whether the slots lie side by side
  private final ThreadLocal<double[]> row; // the slots of a row to be expanded

  NpyColumns(ColumnPlan plan, OneHot oneHot) {
    this.plan = plan;
    this.oneHot = oneHot;
    this.slots = new int[plan.slots().size()];
    boolean sideBySide = true;
    for (int s = 0; s < slots.length; s++) {
      slots[s] = plan.slots().get(s).column();
      sideBySide &= slots[s] == slots[0] + s;
    }
    this.inOrder = sideBySide;
    this.target = plan.target();
    this.weight = plan.weight();
    this.categories = plan.hasCategories();
    this.row = ThreadLocal.withInitial(() -> new double[slots.length]);
  }

  int features() {
    return oneHot.features().size();
  }

  /** A block of so many rows. */
  Block allocate(int rows) {
    int count = features();
    return new Block(
        new double[rows * count],
        new double[rows],
        weight < 0 ? null : new double[rows],
        rows,
        count);
  }

  /** Puts the row that begins at a place of a table into row i of a block. */
  void place(DoubleBuffer table, int at, Block into, int i) {
    int to = i * features();
    if (categories) {
      double[] mine = row.get();
      gather(table, at, mine, 0);
      oneHot.expand(mine, 0, into.x(), to);
    } else {
      gather(table, at, into.x(), to);
    }
    into.y()[i] = table.get(at + target);
    if (weight >= 0) {
      into.weights()[i] = table.get(at + weight);
    }
  }

  ColumnPlan plan() {
    return plan;
  }

  /** The group of the row that begins at a place of a table. */
  int group(DoubleBuffer table, int at) {
    return plan.group(table.get(at + slots[plan.groupSlot()]));
  }

  private void gather(DoubleBuffer table, int at, double[] into, int to) {
    if (inOrder) {
      table.get(at + slots[0], into, to, slots.length);
      return;
    }
    for (int s = 0; s < slots.length; s++) {
      into[to + s] = table.get(at + slots[s]);
    }
  }
}
