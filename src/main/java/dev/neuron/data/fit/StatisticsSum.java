package dev.neuron.data.fit;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Statistics;
import dev.neuron.data.block.RawExamples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.Arrays;

/**
 * Means, standard deviations and ranges in one pass. Deviations are taken from a centre, the mean
 * of the first rows seen, so that hardly anything cancels: Σs·d² is at most rows/(rows of a tile)
 * times what is about the mean. Sums with other centres are merged as by Chan, Golub and LeVeque
 * (1983), "Algorithms for computing the sample variance".
 *
 * <p>The arrays have one place for each feature and a last one for the target.
 */
final class StatisticsSum implements ExampleSum<StatisticsSum> {
  private static final long serialVersionUID = 1;

  /** Sums of smaller weights times squares would lose digits to underflow. */
  private static final double LEAST_WEIGHT = 1e-100;

  private final int size;
  private final double[] min;
  private final double[] max;
  private final double[] centre; // what the deviations d are from, set with the first rows
  private final double[] sum; // Σ s·d
  private final double[] squares; // Σ s·d²
  private double weight; // Σ s

  StatisticsSum(int size) {
    this.size = size;
    min = new double[size];
    max = new double[size];
    centre = new double[size];
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
  static Statistics of(RawExamples examples, int features, String file) {
    StatisticsSum all = examples.sum(new StatisticsSum(features + 1));
    if (!(all.weight > 0)) {
      throw DataException.content(Fault.of(file, "every example has weight 0", null));
    }
    if (all.weight < LEAST_WEIGHT) {
      throw DataException.content(
          Fault.of(
              file,
              "the weights of all examples add up to less than 1e-100",
              "multiply all of them by one number: only their ratios count"));
    }
    return all.statistics();
  }

  @Override
  public StatisticsSum empty() {
    return new StatisticsSum(size);
  }

  @Override
  public void add(Block block, int from, int to) {
    if (weight == 0) {
      setCentre(block, from, to);
    }
    int row = from;
    for (; block.weights() == null && row <= to - 4; row += 4) {
      addFour(block, row);
    }
    for (; row < to; row++) {
      add(block, row, block.weight(row));
    }
  }

  /** The mean of these rows, or what it comes to in doubles: any number near them will do. */
  private void setCentre(Block block, int from, int to) {
    Arrays.fill(centre, 0);
    double total = 0;
    for (int i = from; i < to; i++) {
      double s = block.weight(i);
      total += s;
      for (int j = 0; j < size - 1; j++) {
        centre[j] += s * block.x()[i * (size - 1) + j];
      }
      centre[size - 1] += s * block.y()[i];
    }
    for (int j = 0; total > 0 && j < size; j++) {
      centre[j] /= total;
      if (!Double.isFinite(centre[j])) { // their sum is no number, but each of them is near
        centre[j] = j == size - 1 ? block.y()[from] : block.x()[from * (size - 1) + j];
      }
    }
  }

  /** Four rows of weight 1 together: what is stored for a feature is loaded once for all. */
  private void addFour(Block block, int row) {
    double[] x = block.x();
    int features = size - 1;
    int o0 = row * features;
    int o1 = o0 + features;
    int o2 = o1 + features;
    int o3 = o2 + features;
    for (int j = 0; j < features; j++) {
      double x0 = x[o0 + j];
      double x1 = x[o1 + j];
      double x2 = x[o2 + j];
      double x3 = x[o3 + j];
      min[j] = Math.min(min[j], Math.min(Math.min(x0, x1), Math.min(x2, x3)));
      max[j] = Math.max(max[j], Math.max(Math.max(x0, x1), Math.max(x2, x3)));
      double c = centre[j];
      double d0 = x0 - c;
      double d1 = x1 - c;
      double d2 = x2 - c;
      double d3 = x3 - c;
      sum[j] += (d0 + d1) + (d2 + d3);
      squares[j] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
    }
    for (int i = row; i < row + 4; i++) {
      add(features, block.y()[i], 1);
    }
    weight += 4;
  }

  private void add(Block block, int row, double s) {
    if (s == 0) {
      return;
    }
    int features = size - 1;
    for (int j = 0; j < features; j++) {
      add(j, block.x()[row * features + j], s);
    }
    add(features, block.y()[row], s);
    weight += s;
  }

  private void add(int j, double value, double s) {
    min[j] = Math.min(min[j], value);
    max[j] = Math.max(max[j], value);
    double d = value - centre[j];
    sum[j] += s * d;
    squares[j] += s * d * d;
  }

  @Override
  public void merge(StatisticsSum other) {
    if (other.weight == 0) {
      return;
    }
    if (weight == 0) {
      System.arraycopy(other.centre, 0, centre, 0, size);
    }
    double both = weight + other.weight;
    for (int j = 0; j < size; j++) {
      min[j] = Math.min(min[j], other.min[j]);
      max[j] = Math.max(max[j], other.max[j]);
      double shift = other.centre[j] - centre[j];
      double apart = weight == 0 ? 0 : shift + other.meanDeviation(j) - meanDeviation(j);
      double aboutMean =
          aboutMean(j) + other.aboutMean(j) + apart * apart * (weight * (other.weight / both));
      sum[j] += other.sum[j] + other.weight * shift;
      squares[j] = aboutMean + sum[j] * (sum[j] / both);
    }
    weight = both;
  }

  /** How far the mean is from the centre. */
  private double meanDeviation(int j) {
    return sum[j] / weight;
  }

  /** Σ s·(x − mean)². */
  private double aboutMean(int j) {
    return weight == 0 ? 0 : Math.max(0, squares[j] - sum[j] * meanDeviation(j));
  }

  Statistics statistics() {
    double[] mean = new double[size];
    double[] deviation = new double[size];
    for (int j = 0; j < size; j++) {
      // A constant is its own mean: summing many could miss it by a bit.
      boolean constant = min[j] == max[j];
      mean[j] = constant ? min[j] : centre[j] + meanDeviation(j);
      deviation[j] = constant ? 0 : Math.sqrt(aboutMean(j) / weight);
    }
    int n = size - 1;
    return new Statistics(
        Arrays.copyOf(mean, n),
        Arrays.copyOf(deviation, n),
        Arrays.copyOf(min, n),
        Arrays.copyOf(max, n),
        new Statistics.Target(mean[n], deviation[n], min[n], max[n]));
  }
}
