package dev.neuron.diagnose;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How good a trained neuron is on examples given one at a time. Keeps target and affine value of
 * each, and its weight where they have some, 16 or 24 bytes, because the best constant and the area
 * under the curve need them all. Every mean is Σs·value / Σs.
 */
public final class Evaluation {
  private static final int CHUNK = 1 << 14;

  private final Neuron neuron;
  private final boolean weighted;
  private final WorstExamples worst;
  private final List<Block> full = new ArrayList<>();
  private Block last; // z in place of the features
  private int rows; // of the last block
  private long count;
  private double weight; // Σs
  private double heaviest;

  /** A value of one example. */
  @FunctionalInterface
  private interface Measure {
    double of(double z, double y);
  }

  /**
   * Starts without examples.
   *
   * @param neuron activation and cost
   * @param worst how many of the worst examples to name
   * @param weighted whether examples have weights
   */
  public Evaluation(Neuron neuron, int worst, boolean weighted) {
    this.neuron = neuron;
    this.weighted = weighted;
    this.worst = new WorstExamples(worst);
    this.last = block();
  }

  private Block block() {
    double[] weights = weighted ? new double[CHUNK] : null;
    return new Block(new double[CHUNK], new double[CHUNK], weights, CHUNK, 1);
  }

  /**
   * Takes one example. One of weight 0 is counted, and changes nothing else.
   *
   * @param row the number of its row in the data, from 1
   * @param z its affine value
   * @param y its target
   * @param s its weight, ≥ 0; 1 where examples have none
   */
  public void add(long row, double z, double y, double s) {
    count++;
    if (s == 0) {
      return;
    }
    if (rows == CHUNK) {
      full.add(last);
      last = block();
      rows = 0;
    }
    last.x()[rows] = z;
    last.y()[rows] = y;
    if (weighted) {
      last.weights()[rows] = s;
    }
    rows++;
    weight += s;
    heaviest = Math.max(heaviest, s);
    worst.add(row, y, neuron.activation().value(z));
  }

  /** Returns how many examples were taken. */
  public long count() {
    return count;
  }

  /** Returns Σs: how many examples there are, without weights. */
  public double weight() {
    return weight;
  }

  /** The examples of weight above 0, one by one. */
  public Residuals residuals() {
    int n = Math.toIntExact((long) full.size() * CHUNK + rows);
    Residuals all = new Residuals(new double[n], new double[n], new double[n], new double[n]);
    int at = 0;
    for (Block block : raw()) {
      for (int i = 0; i < block.rows(); i++) {
        all.z()[at] = block.x()[i];
        all.predictions()[at] = neuron.activation().value(block.x()[i]);
        all.targets()[at] = block.y()[i];
        all.weights()[at++] = block.weight(i);
      }
    }
    return all;
  }

  /**
   * Returns the metrics over all examples.
   *
   * @throws IllegalStateException if there are none of weight above 0
   */
  public Metrics metrics() {
    if (!(weight > 0)) {
      throw new IllegalStateException("nothing to evaluate");
    }
    List<Block> blocks = blocks();
    Targets known = Targets.of(blocks);
    Activation activation = neuron.activation();
    double spread = known.sd() * known.sd();
    double mse = mean(blocks, (z, y) -> (activation.value(z) - y) * (activation.value(z) - y));
    double constant = known.bestConstant(neuron.cost());
    boolean hasR2 = known.min() < known.max() && !neuron.cost().isMargin();
    return new Metrics(
        count,
        weight,
        mean(blocks, neuron::costAt),
        mse,
        Math.sqrt(mse),
        mean(blocks, (z, y) -> Math.abs(activation.value(z) - y)),
        hasR2 ? 1 - mse / spread : Double.NaN,
        constant,
        mean(blocks, (z, y) -> neuron.cost().value(constant, y)),
        mean(blocks, (z, y) -> z > 0 ? 1 : 0),
        classes(known, blocks),
        worst.descending());
  }

  private List<Block> raw() {
    List<Block> blocks = new ArrayList<>(full);
    blocks.add(new Block(last.x(), last.y(), last.weights(), rows, 1));
    return blocks;
  }

  /**
   * The examples, their weights divided by a power of two, which costs no digit, so that no sum of
   * them overflows.
   */
  private List<Block> blocks() {
    List<Block> blocks = raw();
    int exponent = weighted ? -Math.getExponent(heaviest) : 0;
    if (exponent == 0) {
      return blocks;
    }
    List<Block> scaled = new ArrayList<>();
    for (Block block : blocks) {
      double[] weights = new double[block.rows()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.scalb(block.weights()[i], exponent);
      }
      scaled.add(new Block(block.x(), block.y(), weights, block.rows(), 1));
    }
    return scaled;
  }

  /** Σs·value / Σs. */
  private static double mean(List<Block> blocks, Measure value) {
    double sum = 0;
    double weight = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        double s = block.weight(i);
        sum += s * value.of(block.x()[i], block.y()[i]);
        weight += s;
      }
    }
    return sum / weight;
  }

  /** What only makes sense where the prediction decides between two classes. */
  private Metrics.Classes classes(Targets known, List<Block> blocks) {
    boolean sigmoid = neuron.activation().kind() == Activation.Kind.SIGMOID;
    boolean margin = neuron.cost().isMargin();
    boolean two = known.allAmong(0, 1) || (margin && known.allAmong(-1, 1));
    if (!two || !(sigmoid || margin)) {
      return null;
    }
    Neuron logistic =
        new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    boolean probable = sigmoid && known.min() >= 0;
    return new Metrics.Classes(
        mean(blocks, (z, y) -> saysUpper(z) == y > 0 ? 1 : 0),
        probable ? mean(blocks, logistic::costAt) : Double.NaN,
        areaUnderCurve(blocks));
  }

  private boolean saysUpper(double z) {
    boolean sigmoid = neuron.activation().kind() == Activation.Kind.SIGMOID;
    return sigmoid ? z >= 0 : neuron.activation().value(z) > 0;
  }

  /**
   * The chance that an example of the upper class is predicted higher than one of the lower, equal
   * predictions counting one half, each pair by the product of its weights: the Mann–Whitney
   * statistic. NaN when one of the classes is missing.
   */
  private double areaUnderCurve(List<Block> blocks) {
    double[] ranks = ranks(blocks);
    double[] upper = new double[ranks.length]; // Σs of the upper class at each rank
    double[] lower = new double[ranks.length];
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        int at = Arrays.binarySearch(ranks, rank(block.x()[i]));
        (block.y()[i] > 0 ? upper : lower)[at] += block.weight(i);
      }
    }
    double wins = 0;
    double below = 0;
    double ones = 0;
    for (int k = 0; k < ranks.length; k++) {
      wins += upper[k] * (below + 0.5 * lower[k]);
      below += lower[k];
      ones += upper[k];
    }
    return wins / ones / below;
  }

  /** All different predictions, ascending. */
  private double[] ranks(List<Block> blocks) {
    double[] ranks = new double[Math.toIntExact((long) full.size() * CHUNK + rows)];
    int size = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        ranks[size++] = rank(block.x()[i]);
      }
    }
    Arrays.sort(ranks);
    int different = 0;
    for (double rank : ranks) {
      if (different == 0 || rank != ranks[different - 1]) {
        ranks[different++] = rank;
      }
    }
    return Arrays.copyOf(ranks, different);
  }

  /**
   * What orders the predictions; a sigmoid's affine values do so where it saturates, too. Adding 0
   * makes −0 the same as 0.
   */
  private double rank(double z) {
    boolean sigmoid = neuron.activation().kind() == Activation.Kind.SIGMOID;
    return (sigmoid ? z : neuron.activation().value(z)) + 0.0;
  }
}
