package dev.neuron.train.fold;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the same training comes to on rows that it has not seen, fold by fold. The figures are means
 * over the folds with their standard error, the folds' standard deviation divided by √K.
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
    return mean(FoldResult::loss);
  }

  public double lossError() {
    return error(FoldResult::loss);
  }

  /** The mean R²; NaN if one fold has none. */
  public double r2() {
    return mean(FoldResult::r2);
  }

  public double r2Error() {
    return error(FoldResult::r2);
  }

  private double mean(ToDoubleFunction<FoldResult> figure) {
    double sum = 0;
    for (FoldResult fold : each) {
      sum += figure.applyAsDouble(fold);
    }
    return sum / each.size();
  }

  private double error(ToDoubleFunction<FoldResult> figure) {
    double mean = mean(figure);
    double squares = 0;
    for (FoldResult fold : each) {
      double d = figure.applyAsDouble(fold) - mean;
      squares += d * d;
    }
    return Math.sqrt(squares / (each.size() - 1) / each.size());
  }
}
