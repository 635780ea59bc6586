package dev.neuron.train;

import java.util.SplittableRandom;

/**
 * The order in which an epoch visits the examples. The rows were permuted once when they were
 * loaded, so it is enough to shuffle groups of neighbouring rows, whole batches each: reading stays
 * sequential within a group, where single rows in random order cost 4 to 12 times as much.
 */
final class BatchOrder {
  /** Rows a group has at least, so that small batches share one stretch of memory. */
  private static final long LEAST_ROWS = 256;

  private final long rows;
  private final long groupRows;
  private final int[] order;
  private final long seed;
  private final boolean shuffled;

  BatchOrder(long rows, long batchSize, long seed, boolean shuffled) {
    this.rows = rows;
    this.seed = seed;
    this.shuffled = shuffled;
    long batches = Math.max(1, (LEAST_ROWS + batchSize - 1) / batchSize);
    this.groupRows = batches * batchSize;
    this.order = new int[Math.toIntExact((rows + groupRows - 1) / groupRows)];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Sets the order of an epoch, which depends on nothing but the seed and the epoch. */
  void shuffle(int epoch) {
    if (!shuffled) {
      return;
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
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
}
