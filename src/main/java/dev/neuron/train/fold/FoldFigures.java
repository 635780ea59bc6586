package dev.neuron.train.fold;

import java.util.Arrays;
import java.util.List;

/**
 * What the same training comes to on rows that it has not seen, fold by fold. Losses are means over
 * the folds with their standard error, the folds' standard deviation divided by √K. R² is that of
 * all rows together, each predicted by the neuron that had not seen it: 1 − Σ(y − a)²/Σ(y − ȳ)².
 *
 * @param each one for each fold, in their order
 */
public record FoldFigures(List<FoldResult> each) {
  /** Copies the list. */
  public FoldFigures {
    each = List.copyOf(each);
  }

  /** The errors of all rows, one fold after the other. */
  public double[] errors() {
    return each.stream().flatMapToDouble(fold -> Arrays.stream(fold.errors())).toArray();
  }

  /** The mean loss. */
  public double loss() {
    double sum = 0;
    for (FoldResult fold : each) {
      sum += fold.loss();
    }
    return sum / each.size();
  }

  /** Its standard error. */
  public double lossError() {
    double mean = loss();
    double squares = 0;
    for (FoldResult fold : each) {
      double d = fold.loss() - mean;
      squares += d * d;
    }
    return Math.sqrt(squares / (each.size() - 1) / each.size());
  }

  /** R² of all rows; NaN where their targets are equal or predictions are margins. */
  public double r2() {
    Squares all = squares();
    return all.spread() > 0 ? 1 - all.error() / all.spread() : Double.NaN;
  }

  /**
   * Its standard error, as that of a ratio of sums over the folds: with A and B the sums of squared
   * errors and of squared deviations from ȳ, a and b the folds' parts of them, √(K/(K − 1) · Σ(a −
   * A/B·b)²)/B. Source: Cochran, <em>Sampling Techniques</em>, 1977, section 6.4.
   */
  public double r2Error() {
    Squares all = squares();
    double squares = 0;
    for (FoldResult fold : each) {
      double d = error(fold) - all.error() / all.spread() * spread(fold, all.mean());
      squares += d * d;
    }
    double count = each.size();
    return all.spread() > 0 ? Math.sqrt(count / (count - 1) * squares) / all.spread() : Double.NaN;
  }

  /**
   * Sums over all rows.
   *
   * @param mean ȳ, as a distance from the mean of the first fold
   * @param error Σs(a − y)²
   * @param spread Σs(y − ȳ)²
   */
  private record Squares(double mean, double error, double spread) {}

  private Squares squares() {
    double weight = 0;
    double distance = 0;
    double error = 0;
    for (FoldResult fold : each) {
      weight += fold.weight();
      distance += fold.weight() * distance(fold);
      error += error(fold);
    }
    double spread = 0;
    for (FoldResult fold : each) {
      spread += spread(fold, distance / weight);
    }
    return new Squares(distance / weight, error, spread);
  }

  /** From the first fold's mean, so that equal targets have no spread by rounding. */
  private double distance(FoldResult fold) {
    return fold.mean() - each.get(0).mean();
  }

  private static double error(FoldResult fold) {
    return fold.weight() * fold.meanSquare();
  }

  private double spread(FoldResult fold, double mean) {
    double d = distance(fold) - mean;
    return fold.weight() * (fold.sd() * fold.sd() + d * d);
  }
}
