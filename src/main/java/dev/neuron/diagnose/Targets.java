package dev.neuron.diagnose;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import java.util.Arrays;
import java.util.List;

/** The targets of a data set on their own: what a neuron that ignores its features can do. */
public final class Targets {
  private final List<Block> blocks;
  private final long count;
  private final double weight;
  private final double mean;
  private final double sd;
  private final double min;
  private final double max;

  private Targets(
      List<Block> blocks,
      long count,
      double weight,
      double mean,
      double sd,
      double min,
      double max) {
    this.blocks = blocks;
    this.count = count;
    this.weight = weight;
    this.mean = mean;
    this.sd = sd;
    this.min = min;
    this.max = max;
  }

  /** Reads the targets of all blocks, in order. */
  public static Targets of(List<Block> blocks) {
    long count = 0;
    double weight = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        double s = weightOf(block, i);
        double y = block.y()[i];
        weight += s;
        sum += s * y;
        min = Math.min(min, y);
        max = Math.max(max, y);
      }
      count += block.rows();
    }
    double mean = min == max ? min : sum / weight;
    double squares = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        double d = block.y()[i] - mean;
        squares += weightOf(block, i) * d * d;
      }
    }
    return new Targets(blocks, count, weight, mean, Math.sqrt(squares / weight), min, max);
  }

  private static double weightOf(Block block, int i) {
    return block.weights() == null ? 1 : block.weights()[i];
  }

  /** How many there are. */
  public long count() {
    return count;
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
    return min;
  }

  /** The largest. */
  public double max() {
    return max;
  }

  /** Whether every target is one of the two values. */
  public boolean allAmong(double first, double second) {
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        if (block.y()[i] != first && block.y()[i] != second) {
          return false;
        }
      }
    }
    return true;
  }

  /** The share of examples, 0…1, whose target the activation can't take, its bounds allowed. */
  public double shareOutside(Activation activation) {
    long outside = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        double y = block.y()[i];
        outside += y < activation.lowerBound() || y > activation.upperBound() ? 1 : 0;
      }
    }
    return (double) outside / count;
  }

  /** Σs|y| / Σs, the size of the targets. */
  public double meanMagnitude() {
    double sum = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        sum += weightOf(block, i) * Math.abs(block.y()[i]);
      }
    }
    return sum / weight;
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
   * such, their mean.
   */
  private double quantile(double share) {
    double[][] sorted = sortedWithWeights();
    double[] y = sorted[0];
    double[] s = sorted[1];
    double below = 0;
    for (int i = 0; i < y.length; i++) {
      below += s[i];
      double surplus = below - share * weight;
      if (Math.abs(surplus) <= 1e-12 * weight && i + 1 < y.length) {
        return 0.5 * (y[i] + y[i + 1]);
      }
      if (surplus > 0) {
        return y[i];
      }
    }
    return max;
  }

  private double[][] sortedWithWeights() {
    double[] y = new double[Math.toIntExact(count)];
    boolean weighted = false;
    int at = 0;
    for (Block block : blocks) {
      System.arraycopy(block.y(), 0, y, at, block.rows());
      at += block.rows();
      weighted |= block.weights() != null;
    }
    double[] s = new double[y.length];
    if (!weighted) {
      Arrays.sort(y);
      Arrays.fill(s, 1);
      return new double[][] {y, s};
    }
    Integer[] order = new Integer[y.length];
    double[] weights = new double[y.length];
    at = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        order[at] = at;
        weights[at++] = weightOf(block, i);
      }
    }
    Arrays.sort(order, (i, k) -> Double.compare(y[i], y[k]));
    double[] sorted = new double[y.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = y[order[i]];
      s[i] = weights[order[i]];
    }
    return new double[][] {sorted, s};
  }

  /** Where the derivative Σ s·clip(c − y, ±δ), which only grows with c, crosses 0: by bisection. */
  private double huberCentre(Cost cost) {
    double low = min;
    double high = max;
    for (int i = 0; i < 200 && low < high; i++) {
      double middle = low + 0.5 * (high - low);
      if (middle <= low || middle >= high) {
        break;
      }
      if (slopeAt(cost, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + 0.5 * (high - low);
  }

  private double slopeAt(Cost cost, double constant) {
    double sum = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        sum += weightOf(block, i) * cost.derivative(constant, block.y()[i]);
      }
    }
    return sum;
  }

  /** Between −1 and 1 the mean hinge is a straight line: its minimum is on the larger side. */
  private double majoritySide() {
    double positive = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        positive += block.y()[i] > 0 ? weightOf(block, i) : 0;
      }
    }
    return positive > 0.5 * weight ? 1 : -1;
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
}
