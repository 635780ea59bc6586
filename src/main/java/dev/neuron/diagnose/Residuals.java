package dev.neuron.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What is left of the targets when the predictions are taken off, example by example.
 *
 * @param z affine values, (examples)
 * @param predictions a, (examples)
 * @param targets y, (examples)
 * @param weights s, above 0, (examples); 1 where examples have none
 */
public record Residuals(double[] z, double[] predictions, double[] targets, double[] weights) {
  private static final int BINS = 10;

  /**
   * The sorted residuals against what normal ones of the same mean and spread would be.
   *
   * @param normal quantiles of the standard normal distribution, at (i − ½)/n, ascending
   * @param residuals √s·(y − a), ascending
   * @param mean of all residuals
   * @param sd of all residuals, by n
   */
  public record Quantiles(double[] normal, double[] residuals, double mean, double sd) {}

  /**
   * The examples that were promised about the same.
   *
   * @param examples how many
   * @param predicted the mean of their predictions, by weight
   * @param share of those whose target is 1, by weight
   */
  public record Bin(long examples, double predicted, double share) {}

  /** How many examples there are. */
  public int count() {
    return z.length;
  }

  /** So many of them at most, evenly spread. */
  public Residuals sample(int most) {
    if (z.length <= most) {
      return this;
    }
    return new Residuals(
        spread(z, most), spread(predictions, most), spread(targets, most), spread(weights, most));
  }

  /** Values evenly spread, the first and the last among them. */
  private static double[] spread(double[] values, int most) {
    double[] some = new double[most];
    for (int i = 0; i < most; i++) {
      some[i] = values[(int) ((long) i * (values.length - 1) / (most - 1))];
    }
    return some;
  }

  /** The normal quantile plot, of so many points at most. */
  public Quantiles quantiles(int most) {
    int n = z.length;
    double[] sorted = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sorted[i] = Math.sqrt(weights[i]) * (targets[i] - predictions[i]);
      sum += sorted[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (double residual : sorted) {
      squares += (residual - mean) * (residual - mean);
    }
    Arrays.sort(sorted);
    NormalDistribution distribution = new NormalDistribution();
    double[] places = new double[n];
    for (int i = 0; i < n; i++) {
      places[i] = (i + 0.5) / n;
    }
    double[] shown = n <= most ? places : spread(places, most);
    double[] normal = new double[shown.length];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = distribution.inverseCumulativeProbability(shown[i]);
    }
    double sd = Math.sqrt(squares / n);
    return new Quantiles(normal, n <= most ? sorted : spread(sorted, most), mean, sd);
  }

  /** Ten bins of probabilities, 0 to 0.1 and so on, without those that are empty. */
  public List<Bin> calibration() {
    long[] examples = new long[BINS];
    double[] weight = new double[BINS];
    double[] predicted = new double[BINS];
    double[] ones = new double[BINS];
    for (int i = 0; i < z.length; i++) {
      int bin = Math.min(BINS - 1, (int) (BINS * predictions[i]));
      examples[bin]++;
      weight[bin] += weights[i];
      predicted[bin] += weights[i] * predictions[i];
      ones[bin] += weights[i] * targets[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (examples[bin] > 0) {
        bins.add(new Bin(examples[bin], predicted[bin] / weight[bin], ones[bin] / weight[bin]));
      }
    }
    return bins;
  }
}
