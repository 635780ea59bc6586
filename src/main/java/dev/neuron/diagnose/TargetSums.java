package dev.neuron.diagnose;

import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.ExampleSum;
import java.util.TreeSet;

/** The sums over targets that {@link Targets} asks an engine for. */
final class TargetSums {
  private TargetSums() {}

  /** How many, how many with s &gt; 0, Σs, min s, Σs·y, Σs over y &gt; 0, least and greatest. */
  static final class Range implements ExampleSum<Range> {
    private static final long serialVersionUID = 1;

    long count;
    long weighty;
    double weight;
    double leastWeight = Double.POSITIVE_INFINITY;
    double sum;
    double positive;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;

    @Override
    public Range empty() {
      return new Range();
    }

    @Override
    public void add(Block block, int from, int to) {
      for (int i = from; i < to; i++) {
        double s = block.weight(i);
        double y = block.y()[i];
        weighty += s > 0 ? 1 : 0;
        weight += s;
        leastWeight = Math.min(leastWeight, s);
        sum += s * y;
        positive += y > 0 ? s : 0;
        min = Math.min(min, y);
        max = Math.max(max, y);
      }
      count += to - from;
    }

    @Override
    public void merge(Range other) {
      count += other.count;
      weighty += other.weighty;
      weight += other.weight;
      leastWeight = Math.min(leastWeight, other.leastWeight);
      sum += other.sum;
      positive += other.positive;
      min = Math.min(min, other.min);
      max = Math.max(max, other.max);
    }
  }

  /** Σs·(y − mean)² and Σs·|y|. */
  static final class Spread implements ExampleSum.OneByOne<Spread> {
    private static final long serialVersionUID = 1;

    private final double mean;
    double squares;
    double magnitude;

    Spread(double mean) {
      this.mean = mean;
    }

    @Override
    public Spread empty() {
      return new Spread(mean);
    }

    @Override
    public void add(Block block, int row, double s) {
      double y = block.y()[row];
      double d = y - mean;
      squares += s * d * d;
      magnitude += s * Math.abs(y);
    }

    @Override
    public void merge(Spread other) {
      squares += other.squares;
      magnitude += other.magnitude;
    }
  }

  /** Σs·∂c/∂a(constant, y) at several constants in one pass. */
  static final class Slopes implements ExampleSum.OneByOne<Slopes> {
    private static final long serialVersionUID = 1;

    private final Cost cost;
    private final double[] constants;
    final double[] slopes; // one for each constant

    Slopes(Cost cost, double[] constants) {
      this.cost = cost;
      this.constants = constants;
      this.slopes = new double[constants.length];
    }

    @Override
    public Slopes empty() {
      return new Slopes(cost, constants);
    }

    @Override
    public void add(Block block, int row, double s) {
      for (int k = 0; k < constants.length; k++) {
        slopes[k] += s * cost.derivative(constants[k], block.y()[row]);
      }
    }

    @Override
    public void merge(Slopes other) {
      for (int k = 0; k < slopes.length; k++) {
        slopes[k] += other.slopes[k];
      }
    }
  }

  /** The least target above a value. */
  static final class Next implements ExampleSum<Next> {
    private static final long serialVersionUID = 1;

    private final double above;
    double next = Double.POSITIVE_INFINITY;

    Next(double above) {
      this.above = above;
    }

    @Override
    public Next empty() {
      return new Next(above);
    }

    @Override
    public void add(Block block, int from, int to) {
      for (int i = from; i < to; i++) {
        double y = block.y()[i];
        next = y > above && y < next ? y : next;
      }
    }

    @Override
    public void merge(Next other) {
      next = Math.min(next, other.next);
    }
  }

  /** Σs of the targets whose ordered bits begin with a prefix, by the digit that follows it. */
  static final class Digits implements ExampleSum.OneByOne<Digits> {
    private static final long serialVersionUID = 1;

    private final long prefix;
    private final int shift;
    private final int bits;
    final double[] weights; // one for each digit

    /**
     * An empty count.
     *
     * @param prefix the bits above the digit
     * @param shift how many bits lie below the digit
     * @param bits how many bits the digit has
     */
    Digits(long prefix, int shift, int bits) {
      this.prefix = prefix;
      this.shift = shift;
      this.bits = bits;
      this.weights = new double[1 << bits];
    }

    @Override
    public Digits empty() {
      return new Digits(prefix, shift, bits);
    }

    @Override
    public void add(Block block, int row, double s) {
      long number = ordered(block.y()[row]) >>> shift;
      if (number >>> bits == prefix) {
        weights[(int) number & (weights.length - 1)] += s;
      }
    }

    @Override
    public void merge(Digits other) {
      for (int k = 0; k < weights.length; k++) {
        weights[k] += other.weights[k];
      }
    }

    /** Bits that are ordered, unsigned, as the doubles are. */
    static long ordered(double value) {
      long bits = Double.doubleToRawLongBits(value + 0.0); // one zero
      return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    static double value(long ordered) {
      return Double.longBitsToDouble(ordered ^ (~ordered >> 63 | Long.MIN_VALUE));
    }
  }

  /** The different targets, as long as they are few. */
  static final class Distinct implements ExampleSum<Distinct> {
    private static final long serialVersionUID = 1;

    private final int most;
    private final TreeSet<Double> values = new TreeSet<>();

    /**
     * None yet.
     *
     * @param most how many are kept; of more it is only known that there are more
     */
    Distinct(int most) {
      this.most = most;
    }

    @Override
    public Distinct empty() {
      return new Distinct(most);
    }

    @Override
    public void add(Block block, int from, int to) {
      for (int i = from; i < to && areFew(); i++) {
        values.add(block.y()[i] + 0.0); // one zero
      }
    }

    @Override
    public void merge(Distinct other) {
      values.addAll(other.values);
    }

    /** Whether all of them are known. */
    boolean areFew() {
      return values.size() <= most;
    }

    /** In rising order. */
    double[] values() {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
