package dev.neuron.data;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.Arrays;

/**
 * Means, standard deviations and ranges in two passes: the range and the sums first, then the
 * deviations from the mean, row by row.
 *
 * <p>The arrays have one place for each feature and a last one for the target.
 */
final class StatisticsSum implements ExampleSum<StatisticsSum> {
  private static final long serialVersionUID = 1;

  private final int size;
  private final double[] centre; // what deviations are from, or null in the first pass
  private final double[] min;
  private final double[] max;
  private final double[] sum;
  private final double[] squares;
  private double weight;

  private StatisticsSum(int size, double[] centre) {
    this.size = size;
    this.centre = centre;
    min = new double[size];
    max = new double[size];
    sum = new double[size];
    squares = new double[size];
    Arrays.fill(min, Double.POSITIVE_INFINITY);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
  }

  /**
   * The statistics of raw examples.
   *
   * @throws DataException of kind CONTENT if all weights are 0
   */
  static Statistics of(BlockFold examples, int features, String file) {
    int size = features + 1;
    StatisticsSum all = examples.fold(new StatisticsSum(size, null));
    if (!(all.weight > 0)) {
      throw DataException.content(Fault.of(file, "every example has weight 0", null));
    }
    double[] centre = new double[size];
    for (int j = 0; j < size; j++) {
      // A constant is its own mean: dividing the sum of many could miss it by a bit.
      centre[j] = all.min[j] == all.max[j] ? all.min[j] : all.sum[j] / all.weight;
    }
    return examples.fold(new StatisticsSum(size, centre)).finish(all);
  }

  @Override
  public StatisticsSum empty() {
    return new StatisticsSum(size, centre);
  }

  @Override
  public void add(Block block, int from, int to) {
    if (centre == null) {
      addRange(block, from, to);
    } else {
      addDeviations(block, from, to);
    }
  }

  @Override
  public void merge(StatisticsSum one) {
    for (int j = 0; j < size; j++) {
      min[j] = Math.min(min[j], one.min[j]);
      max[j] = Math.max(max[j], one.max[j]);
      sum[j] += one.sum[j];
      squares[j] += one.squares[j];
    }
    weight += one.weight;
  }

  private void addRange(Block block, int from, int to) {
    double[] x = block.x();
    int columns = size - 1;
    for (int i = from, at = from * columns; i < to; i++, at += columns) {
      double w = block.weights() == null ? 1 : block.weights()[i];
      if (w == 0) {
        continue;
      }
      for (int j = 0; j < columns; j++) {
        double value = x[at + j];
        min[j] = value < min[j] ? value : min[j];
        max[j] = value > max[j] ? value : max[j];
        sum[j] += w * value;
      }
      double y = block.y()[i];
      min[columns] = Math.min(min[columns], y);
      max[columns] = Math.max(max[columns], y);
      sum[columns] += w * y;
      weight += w;
    }
  }

  private void addDeviations(Block block, int from, int to) {
    double[] x = block.x();
    int columns = size - 1;
    for (int i = from, at = from * columns; i < to; i++, at += columns) {
      double w = block.weights() == null ? 1 : block.weights()[i];
      for (int j = 0; j < columns; j++) {
        double deviation = x[at + j] - centre[j];
        double weighted = w * deviation;
        sum[j] += weighted;
        squares[j] += weighted * deviation;
      }
      double deviation = block.y()[i] - centre[columns];
      sum[columns] += w * deviation;
      squares[columns] += w * deviation * deviation;
      weight += w;
    }
  }

  /** The mean is the centre put right by what the deviations from it still sum up to. */
  private Statistics finish(StatisticsSum range) {
    double[] mean = centre.clone();
    double[] deviation = new double[size];
    for (int j = 0; j < size; j++) {
      double left = sum[j] / weight;
      double variance = (squares[j] - sum[j] * left) / weight;
      deviation[j] = range.min[j] == range.max[j] ? 0 : Math.sqrt(Math.max(0, variance));
      mean[j] += left;
    }
    int n = size - 1;
    return new Statistics(
        Arrays.copyOf(mean, n),
        Arrays.copyOf(deviation, n),
        Arrays.copyOf(range.min, n),
        Arrays.copyOf(range.max, n),
        new Statistics.Target(mean[n], deviation[n], range.min[n], range.max[n]));
  }
}
