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
 * each, 16 bytes, because the best constant and the area under the curve need them all.
 */
public final class Evaluation {
  private static final int CHUNK = 1 << 14;

  private final Neuron neuron;
  private final WorstExamples worst;
  private final List<double[]> affine = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();
  private long count;

  /**
   * Starts without examples.
   *
   * @param neuron activation and cost
   * @param worst how many of the worst examples to name
   */
  public Evaluation(Neuron neuron, int worst) {
    this.neuron = neuron;
    this.worst = new WorstExamples(worst);
  }

  /**
   * Takes one example.
   *
   * @param row the number of its row in the data, from 1
   * @param z its affine value
   * @param y its target
   */
  public void add(long row, double z, double y) {
    int at = (int) (count % CHUNK);
    if (at == 0) {
      affine.add(new double[CHUNK]);
      targets.add(new double[CHUNK]);
    }
    affine.get(affine.size() - 1)[at] = z;
    targets.get(targets.size() - 1)[at] = y;
    count++;
    worst.add(row, y, neuron.activation().value(z));
  }

  /** Returns how many examples were taken. */
  public long count() {
    return count;
  }

  /**
   * Returns the metrics over all examples.
   *
   * @throws IllegalStateException if there are none
   */
  public Metrics metrics() {
    if (count == 0) {
      throw new IllegalStateException("nothing to evaluate");
    }
    List<Block> blocks = blocks();
    Targets known = Targets.of(blocks);
    double cost = 0;
    double squares = 0;
    double magnitudes = 0;
    long active = 0;
    for (int k = 0; k < blocks.size(); k++) {
      double[] y = targets.get(k);
      double[] z = affine.get(k);
      for (int i = 0; i < blocks.get(k).rows(); i++) {
        double error = neuron.activation().value(z[i]) - y[i];
        cost += neuron.costAt(z[i], y[i]);
        squares += error * error;
        magnitudes += Math.abs(error);
        active += z[i] > 0 ? 1 : 0;
      }
    }
    double spread = known.sd() * known.sd();
    double mse = squares / count;
    double constant = known.bestConstant(neuron.cost());
    return new Metrics(
        count,
        cost / count,
        mse,
        Math.sqrt(mse),
        magnitudes / count,
        known.min() == known.max() || neuron.cost().isMargin() ? Double.NaN : 1 - mse / spread,
        constant,
        costOf(constant, blocks),
        (double) active / count,
        classes(known, blocks),
        worst.descending());
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    long left = count;
    for (double[] chunk : targets) {
      int rows = (int) Math.min(left, CHUNK);
      blocks.add(new Block(new double[0], chunk, null, rows, 0));
      left -= rows;
    }
    return blocks;
  }

  private double costOf(double constant, List<Block> blocks) {
    Cost cost = neuron.cost();
    double sum = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        sum += cost.value(constant, block.y()[i]);
      }
    }
    return sum / count;
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
    double cost = sigmoid && known.min() >= 0 ? 0 : Double.NaN;
    long right = 0;
    long yes = 0;
    for (int k = 0; k < blocks.size(); k++) {
      double[] y = targets.get(k);
      double[] z = affine.get(k);
      for (int i = 0; i < blocks.get(k).rows(); i++) {
        cost += sigmoid ? logistic.costAt(z[i], y[i]) : 0;
        boolean said = sigmoid ? z[i] >= 0 : neuron.activation().value(z[i]) > 0;
        right += said == y[i] > 0 ? 1 : 0;
        yes += y[i] > 0 ? 1 : 0;
      }
    }
    return new Metrics.Classes((double) right / count, cost / count, areaUnderCurve(yes));
  }

  /**
   * The chance that an example of the upper class is predicted higher than one of the lower, equal
   * predictions counting one half: the Mann–Whitney statistic.
   */
  private double areaUnderCurve(long yes) {
    long no = count - yes;
    if (yes == 0 || no == 0) {
      return Double.NaN;
    }
    double[] ones = sorted(true, yes);
    double[] zeros = sorted(false, no);
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (double z : ones) {
      while (below < zeros.length && zeros[below] < z) {
        below++;
      }
      notAbove = Math.max(notAbove, below);
      while (notAbove < zeros.length && zeros[notAbove] <= z) {
        notAbove++;
      }
      wins += 0.5 * below + 0.5 * notAbove;
    }
    return wins / yes / no;
  }

  private double[] sorted(boolean upper, long size) {
    double[] values = new double[Math.toIntExact(size)];
    int at = 0;
    long index = 0;
    for (int k = 0; k < targets.size(); k++) {
      for (int i = 0; i < CHUNK && index < count; i++, index++) {
        if (targets.get(k)[i] > 0 == upper) {
          values[at++] = rank(affine.get(k)[i]) + 0.0; // −0 would sort below 0
        }
      }
    }
    Arrays.sort(values);
    return values;
  }

  /** What orders the predictions; a sigmoid's affine values do so where it saturates, too. */
  private double rank(double z) {
    boolean sigmoid = neuron.activation().kind() == Activation.Kind.SIGMOID;
    return sigmoid ? z : neuron.activation().value(z);
  }
}
