package dev.neuron.data.fit;

import dev.neuron.data.Statistics;
import dev.neuron.math.Block;

/**
 * Mean, standard deviation and range of numbers given one at a time, by the sums that scale the
 * features for training.
 */
public final class NumberStatistics {
  /** Few, as a table may have many columns; their mean is the centre all deviations are from. */
  private static final int ROWS = 32;

  /** So many numbers share a centre: one that is far from the later ones costs no digits then. */
  private static final int SHARED = 512 * ROWS;

  private final StatisticsSum before = new StatisticsSum(1);
  private StatisticsSum sum = before.empty();
  private final Block rows = new Block(new double[0], new double[ROWS], null, ROWS, 0);
  private long count;

  /** Takes a number. */
  public void add(double number) {
    rows.y()[(int) (count++ % ROWS)] = number;
    if (count % ROWS == 0) {
      sum.add(rows, 0, ROWS);
    }
    if (count % SHARED == 0) {
      before.merge(sum);
      sum = before.empty();
    }
  }

  /** Returns how many numbers there were. */
  public long count() {
    return count;
  }

  /** Returns the statistics of all; NaN without a number, the deviation where its square is. */
  public Statistics.Target statistics() {
    if (count == 0) {
      return new Statistics.Target(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    StatisticsSum last = sum.empty();
    last.merge(sum);
    last.add(rows, 0, (int) (count % ROWS));
    StatisticsSum all = sum.empty();
    all.merge(before);
    all.merge(last);
    return all.statistics().target();
  }
}
