package dev.neuron.data;

import dev.neuron.math.Block;
import java.nio.DoubleBuffer;

/** Which column of a table of doubles becomes which feature, the target and the weight. */
final class StoredColumns {
  private final Expansion expansion;
  private final int[] slots; // the column of each slot
  private final int[] features; // the feature of each slot
  private final int target;
  private final int weight;
  private final boolean categories;
  private final int first; // the column of feature 0 where the features lie in order, else −1
  private final ThreadLocal<double[]> row; // the slots of a row in work

  StoredColumns(Layout layout, Expansion expansion) {
    this.expansion = expansion;
    this.slots = new int[layout.slots().size()];
    this.features = new int[slots.length];
    boolean inOrder = true;
    for (int s = 0; s < slots.length; s++) {
      slots[s] = layout.slots().get(s).column();
      features[s] = expansion.places()[s][0];
      inOrder &= slots[s] == slots[0] + s && features[s] == s;
    }
    this.target = layout.target();
    this.weight = layout.weight();
    this.categories = layout.hasCategories();
    this.first = inOrder && !categories ? slots[0] : -1;
    this.row = ThreadLocal.withInitial(() -> new double[slots.length]);
  }

  int features() {
    return expansion.features().size();
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
    int count = features();
    if (first >= 0) {
      table.get(at + first, into.x(), i * count, count);
    } else if (categories) {
      double[] mine = row.get();
      for (int s = 0; s < slots.length; s++) {
        mine[s] = table.get(at + slots[s]);
      }
      expansion.expand(mine, 0, into.x(), i * count);
    } else {
      for (int s = 0; s < slots.length; s++) {
        into.x()[i * count + features[s]] = table.get(at + slots[s]);
      }
    }
    into.y()[i] = table.get(at + target);
    if (weight >= 0) {
      into.weights()[i] = table.get(at + weight);
    }
  }
}
