package dev.neuron.train;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All examples in a block whose rows are put into another order for each epoch. They are few, so
 * that copying them costs little beside the steps: both copies fit into the second-level cache.
 */
final class ShuffledRows {
  /** Features and targets of that many numbers, 1 MB, are few. */
  private static final long FEW = 1 << 17;

  private final Block ordered;
  private final Block shuffled;
  private final GradientEngine engine;
  private long seed;
  private int epoch = -1;

  /**
   * Copies the examples of an engine.
   *
   * @throws IllegalArgumentException if they are not {@link #areFew}
   */
  ShuffledRows(GradientEngine examples, Neuron neuron) {
    if (!areFew(examples)) {
      throw new IllegalArgumentException(examples.rows() + " examples are not few");
    }
    Rows rows = examples.fold(new Rows());
    ordered = rows.together((int) examples.rows(), examples.features());
    shuffled = rows.together((int) examples.rows(), examples.features());
    engine = new LocalEngine(List.of(shuffled), neuron, 1);
  }

  /** Whether an engine's examples are so few that their rows can change their order. */
  static boolean areFew(GradientEngine examples) {
    return examples.rows() <= FEW / (examples.features() + 1);
  }

  /** Who sums over them, in the order of the epoch asked for last. */
  GradientEngine engine() {
    return engine;
  }

  /** Takes up the order of an epoch, which depends on nothing but the seed and the epoch. */
  void shuffle(long forSeed, int forEpoch) {
    if (forSeed == seed && forEpoch == epoch) {
      return; // runs side by side mostly ask for the same
    }
    seed = forSeed;
    epoch = forEpoch;
    int[] order = BatchOrder.random(ordered.rows(), seed, epoch);
    int columns = ordered.columns();
    for (int i = 0; i < order.length; i++) {
      int from = order[i];
      System.arraycopy(ordered.x(), from * columns, shuffled.x(), i * columns, columns);
      shuffled.y()[i] = ordered.y()[from];
      if (ordered.weights() != null) {
        shuffled.weights()[i] = ordered.weights()[from];
      }
    }
  }

  /** Copies of rows, in their order. */
  private static final class Rows implements ExampleSum<Rows> {
    private static final long serialVersionUID = 1;

    private final ArrayList<Block> parts = new ArrayList<>();

    @Override
    public Rows empty() {
      return new Rows();
    }

    @Override
    public void add(Block block, int from, int to) {
      int columns = block.columns();
      parts.add(
          new Block(
              Arrays.copyOfRange(block.x(), from * columns, to * columns),
              Arrays.copyOfRange(block.y(), from, to),
              block.weights() == null ? null : Arrays.copyOfRange(block.weights(), from, to),
              to - from,
              columns));
    }

    @Override
    public void merge(Rows other) {
      parts.addAll(other.parts);
    }

    /** All of them in one block of their own. */
    Block together(int rows, int columns) {
      boolean weighted = parts.get(0).weights() != null;
      double[] x = new double[rows * columns];
      double[] y = new double[rows];
      double[] weights = weighted ? new double[rows] : null;
      int at = 0;
      for (Block part : parts) {
        System.arraycopy(part.x(), 0, x, at * columns, part.rows() * columns);
        System.arraycopy(part.y(), 0, y, at, part.rows());
        if (weighted) {
          System.arraycopy(part.weights(), 0, weights, at, part.rows());
        }
        at += part.rows();
      }
      return new Block(x, y, weights, rows, columns);
    }
  }
}
