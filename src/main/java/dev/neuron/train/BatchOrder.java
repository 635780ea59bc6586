package dev.neuron.train;

import dev.neuron.engine.GradientEngine;
import java.util.SplittableRandom;

/**
 * The order in which an epoch visits the examples. Few examples are visited row by row in an order
 * of their own for each epoch. Many were permuted once when they were loaded, and change the order
 * of groups of neighbouring rows, whole batches each: reading stays sequential within a group,
 * where single rows in random order cost 4 to 12 times as much.
 */
final class BatchOrder {
  /** Rows a group has at least, so that small batches share one stretch of memory. */
  private static final long LEAST_ROWS = 256;

  private final GradientEngine engine;
  private final ShuffledRows single; // null where groups of rows change their order, or nothing
  private final long rows;
  private final long groupRows;
  private final long seed;
  private final boolean shuffled;
  private int[] order; // of the groups

  BatchOrder(Problem problem, long batchSize, long seed, boolean shuffled) {
    this.single = shuffled && ShuffledRows.areFew(problem.engine()) ? problem.shuffledRows() : null;
    this.engine = single == null ? problem.engine() : single.engine();
    this.rows = engine.rows();
    this.seed = seed;
    this.shuffled = shuffled;
    long batches = Math.max(1, (LEAST_ROWS + batchSize - 1) / batchSize);
    this.groupRows = single == null ? batches * batchSize : rows;
    this.order = ascending(Math.toIntExact((rows + groupRows - 1) / groupRows));
  }

  /** Sets the order of an epoch, which depends on nothing but the seed and the epoch. */
  void shuffle(int epoch) {
    if (single != null) {
      single.shuffle(seed, epoch);
    } else if (shuffled) {
      order = random(order.length, seed, epoch);
    }
  }

  /** Who sums over the rows as the epoch visits them. */
  GradientEngine engine() {
    return engine;
  }

  int groups() {
    return order.length;
  }

  /** The first row of the group visited at this place. */
  long start(int place) {
    return order[place] * groupRows;
  }

  /** The row after the last of the group visited at this place. */
  long end(int place) {
    return Math.min(rows, start(place) + groupRows);
  }

  /** The numbers from 0 to below {@code count} in the random order of an epoch. */
  static int[] random(int count, long seed, int epoch) {
    int[] order = ascending(count);
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    return order;
  }

  private static int[] ascending(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    return order;
  }
}
