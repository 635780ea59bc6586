package dev.neuron.diagnose;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;
import java.util.List;

/**
 * The targets of a data set on their own: what a neuron that ignores its features can do. All of it
 * is summed by the engine that holds the examples; no target is kept here.
 */
public final class Targets {
  /** Digits of a quantile found in one pass. */
  private static final int DIGIT_BITS = 16;

  /** Halvings of a bisection done in one pass. */
  private static final int HALVINGS = 5;

  private final GradientEngine examples;
  private final TargetSums.Range range;
  private final double mean;
  private final double sd;
  private final double meanMagnitude;

  private Targets(GradientEngine examples) {
    this.examples = examples;
    this.range = examples.fold(new TargetSums.Range());
    this.mean = range.min == range.max ? range.min : range.sum / range.weight;
    TargetSums.Spread spread = examples.fold(new TargetSums.Spread(mean));
    this.sd = Math.sqrt(spread.squares / range.weight);
    this.meanMagnitude = spread.magnitude / range.weight;
  }

  /** The targets of the examples an engine holds, read in two passes. */
  public static Targets of(GradientEngine examples) {
    return new Targets(examples);
  }

  /** The targets of all blocks. */
  public static Targets of(List<Block> blocks) {
    return new Targets(new LocalEngine(blocks, Neuron.PAPER, 1));
  }

  /** How many there are. */
  public long count() {
    return range.count;
  }

  /** How many have a weight above 0. */
  public long weighty() {
    return range.weighty;
  }

  /** Σs, the sum of the example weights: how many there are, without any. */
  public double weight() {
    return range.weight;
  }

  /** min s. */
  public double leastWeight() {
    return range.leastWeight;
  }

  /** The (weighted) mean. */
  public double mean() {
    return mean;
  }

  /** The (weighted) population standard deviation. */
  public double sd() {
    return sd;
  }

  /** The smallest. */
  public double min() {
    return range.min;
  }

  /** The largest. */
  public double max() {
    return range.max;
  }

  /** Σs|y| / Σs, the size of the targets. */
  public double meanMagnitude() {
    return meanMagnitude;
  }

  /** The different targets in rising order, or null if there are more than so many. */
  double[] distinct(int most) {
    TargetSums.Distinct found = examples.fold(new TargetSums.Distinct(most));
    return found.areFew() ? found.values() : null;
  }

  /** Whether every target is one of the two values. */
  public boolean allAmong(double first, double second) {
    return others(first, second) == 0;
  }

  private long others(double first, double second) {
    return examples.fold(new Unfit(first, second, false)).count;
  }

  /** The share of examples, 0…1, whose target the activation can't take, its bounds allowed. */
  public double shareOutside(Activation activation) {
    double lower = activation.lowerBound();
    double upper = activation.upperBound();
    if (range.min >= lower && range.max <= upper) {
      return 0;
    }
    return (double) examples.fold(new Unfit(lower, upper, true)).count / range.count;
  }

  /**
   * What the targets that an activation can't take cost it at least, in shares of their variance:
   * the mean square of their distance from what it can put out. NaN where all are equal.
   */
  public double varianceOutside(Activation activation) {
    double lower = activation.lowerBound();
    double upper = activation.upperBound();
    if (range.min >= lower && range.max <= upper) {
      return 0;
    }
    Unfit outside = examples.fold(new Unfit(lower, upper, true));
    return sd() > 0 ? outside.squares / outside.weight / (sd() * sd()) : Double.NaN;
  }

  /**
   * Refuses targets that a cost is not made for: log-loss has no least value beyond 0 and 1, hinge
   * knows two sides.
   *
   * @param column the targets' name
   * @throws DataException of kind CONTENT that says which there should be
   */
  public void requireFitting(Cost cost, String column) {
    String problem =
        switch (cost.kind()) {
          case LOG_LOSS -> allAmong(0, 1) ? null : "are neither 0 nor 1, as log-loss needs";
          case HINGE ->
              allAmong(0, 1) || allAmong(-1, 1)
                  ? null
                  : "are neither 0 nor 1 (−1 and 1 would do too), as hinge needs";
          case SQUARED, ABSOLUTE, HUBER, QUANTILE -> null;
        };
    if (problem != null) {
      String found = others(0, 1) + " of " + range.count + " targets " + problem;
      String remedy = "use --cost squared, or choose another --target";
      throw DataException.content(new Fault(null, 0, column, null, found, remedy));
    }
  }

  /** c*, the constant prediction of the least cost. */
  public double bestConstant(Cost cost) {
    return switch (cost.kind()) {
      case SQUARED, LOG_LOSS -> mean;
      case ABSOLUTE -> quantile(0.5);
      case QUANTILE -> quantile(cost.parameter());
      case HUBER -> huberCentre(cost);
      case HINGE -> majoritySide();
    };
  }

  /**
   * The smallest target that at least this (weighted) share of targets does not exceed; between two
   * such, their mean. Found digit by digit of the ordered bits, so that no target is kept.
   */
  private double quantile(double share) {
    double wanted = share * range.weight;
    double slack = 1e-12 * range.weight;
    double below = 0; // Σs of the targets before those with the prefix
    double upTo = 0; // and with theirs
    long prefix = 0;
    for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
      double[] weights = examples.fold(new TargetSums.Digits(prefix, shift, DIGIT_BITS)).weights;
      int found = 0; // the last digit there is, where rounding leaves something over
      upTo = below;
      for (int digit = 0; digit < weights.length && upTo < wanted - slack; digit++) {
        if (weights[digit] > 0) {
          found = digit;
          below = upTo;
          upTo += weights[digit];
        }
      }
      prefix = prefix << DIGIT_BITS | found;
    }
    double value = TargetSums.Digits.value(prefix);
    return Math.abs(upTo - wanted) <= slack && value < range.max
        ? 0.5 * (value + examples.fold(new TargetSums.Next(value)).next)
        : value;
  }

  /** Where the derivative Σ s·clip(c − y, ±δ), which only grows with c, crosses 0: by bisection. */
  private double huberCentre(Cost cost) {
    double low = range.min;
    double high = range.max;
    double[] middles =
        new double[(1 << HALVINGS) - 1]; // a heap: the children of i are 2i + 1, 2i + 2
    while (true) {
      fill(middles, 0, low, high);
      double[] slopes = examples.fold(new TargetSums.Slopes(cost, middles)).slopes;
      for (int at = 0; at < middles.length; ) {
        double middle = middles[at];
        if (middle <= low || middle >= high) {
          return low + 0.5 * (high - low);
        }
        if (slopes[at] < 0) {
          low = middle;
          at = 2 * at + 2;
        } else {
          high = middle;
          at = 2 * at + 1;
        }
      }
    }
  }

  private static void fill(double[] middles, int at, double low, double high) {
    if (at < middles.length) {
      double middle = low + 0.5 * (high - low);
      middles[at] = middle;
      fill(middles, 2 * at + 1, low, middle);
      fill(middles, 2 * at + 2, middle, high);
    }
  }

  /** Between −1 and 1 the mean hinge is a straight line: its minimum is on the larger side. */
  private double majoritySide() {
    return range.positive > 0.5 * range.weight ? 1 : -1;
  }

  /**
   * σ⁻¹(c*), the bias with which a neuron without weights starts best, moved inside σ's range where
   * c* is not.
   */
  public double bestConstantBias(Activation activation, Cost cost) {
    double best = bestConstant(cost);
    double margin = 0.01 * (sd > 0 ? sd : 1);
    return switch (activation.kind()) {
      case RELU -> (best > 0 ? best : margin) / activation.alpha();
      case SOFTPLUS -> activation.inverse(Math.max(best, margin));
      case ELU -> activation.inverse(Math.max(best, -0.99 * activation.alpha()));
      case SIGMOID -> activation.inverse(Math.min(0.99, Math.max(0.01, best)));
      case TANH -> activation.inverse(Math.min(0.99, Math.max(-0.99, best)));
      case LEAKY_RELU, IDENTITY -> activation.inverse(best);
    };
  }

  /** The targets that are neither of two values nor, if that will do, between them. */
  private static final class Unfit implements ExampleSum<Unfit> {
    private static final long serialVersionUID = 1;

    private final double lower;
    private final double upper;
    private final boolean betweenWillDo;
    long count;
    double weight; // Σs of all targets
    double squares; // Σs·d², d the distance from what is between the two values

    Unfit(double lower, double upper, boolean betweenWillDo) {
      this.lower = lower;
      this.upper = upper;
      this.betweenWillDo = betweenWillDo;
    }

    @Override
    public Unfit empty() {
      return new Unfit(lower, upper, betweenWillDo);
    }

    @Override
    public void add(Block block, int from, int to) {
      for (int i = from; i < to; i++) {
        double y = block.y()[i];
        double s = block.weight(i);
        double distance = Math.max(Math.max(lower - y, y - upper), 0);
        count += isFit(y) ? 0 : 1;
        weight += s;
        squares += s * distance * distance;
      }
    }

    private boolean isFit(double y) {
      return y == lower || y == upper || (betweenWillDo && y > lower && y < upper);
    }

    @Override
    public void merge(Unfit other) {
      count += other.count;
      weight += other.weight;
      squares += other.squares;
    }
  }
}
