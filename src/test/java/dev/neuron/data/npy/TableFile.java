package dev.neuron.data.npy;

import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.columns.OneHot;
import dev.neuron.math.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Blocks written to a table and read from there. */
public final class TableFile {
  private TableFile() {}

  /** The blocks' rows, as they are, in a file. */
  public static NpyExamples stored(Path path, List<Block> blocks) {
    int columns = blocks.get(0).columns();
    boolean weighted = blocks.get(0).weights() != null;
    try (NpyWriter writer = new NpyWriter(path, columns, weighted)) {
      for (Block block : blocks) {
        for (int i = 0; i < block.rows(); i++) {
          double weight = weighted ? block.weights()[i] : 1;
          writer.add(block.x(), i * columns, block.y()[i], weight);
        }
      }
      writer.commit(new byte[0]);
    }
    List<String> names = new ArrayList<>();
    List<InputColumn> slots = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      names.add("x" + j);
      slots.add(new InputColumn(j, null));
    }
    names.add("y");
    if (weighted) {
      names.add("s");
    }
    ColumnPlan plan = new ColumnPlan(names, slots, columns, weighted ? columns + 1 : -1);
    OneHot oneHot = OneHot.of(plan, path.toString());
    return NpyExamples.raw(NpyFile.open(path), new NpyColumns(plan, oneHot));
  }

  /** Seeded examples. */
  public static Block random(int rows, int columns) {
    Random random = new Random(5);
    double[] x = random.doubles((long) rows * columns, -1, 1).toArray();
    return new Block(x, random.doubles(rows).toArray(), null, rows, columns);
  }
}
