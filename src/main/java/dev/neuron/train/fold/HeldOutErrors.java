package dev.neuron.train.fold;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;
import java.util.Arrays;

/**
 * How far predictions were off on rows that training had not seen: what intervals of predictions
 * are made of, without any assumption about how targets scatter. Source: Vovk, Gammerman and Shafer
 * 2005; Lei et al. 2018 (split conformal inference).
 *
 * @param count m, how many rows were tested
 * @param values the sorted |a − y|, or of more than a thousand every m/1000th, the largest among
 *     them, (at most 1000)
 */
public record HeldOutErrors(long count, double[] values) {
  /** As many errors tell every level to a thousandth. */
  private static final int MOST = 1000;

  /** The longest array. */
  private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public HeldOutErrors {
    boolean fits = values.length > 0 && values.length == Math.min(count, MOST);
    for (int i = 0; fits && i < values.length; i++) {
      fits = values[i] >= (i == 0 ? 0 : values[i - 1]) && Double.isFinite(values[i]);
    }
    if (!fits) {
      throw new IllegalArgumentException("the held-out errors are not those of so many rows");
    }
  }

  /** Which of the m sorted errors a value is, from 1; a value for each where there are few. */
  private static long rank(int value, long count) {
    long kept = Math.min(count, MOST);
    return ((value + 1) * count + kept - 1) / kept;
  }

  /** Sorts errors and keeps enough of them; null if there is none, or one is not finite. */
  public static HeldOutErrors of(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    if (count == 0 || !Double.isFinite(sorted[count - 1])) {
      return null;
    }
    double[] values = new double[Math.min(count, MOST)];
    for (int i = 0; i < values.length; i++) {
      values[i] = sorted[(int) rank(i, count) - 1];
    }
    return new HeldOutErrors(count, values);
  }

  /** |a − y| of every row of weight above 0 that an engine holds. */
  public static double[] of(GradientEngine engine, Neuron neuron, double[] wHat) {
    Distances distances = engine.fold(new Distances(neuron, wHat));
    return Arrays.copyOf(distances.values, distances.count);
  }

  /** |a − y| of rows, one after the other. */
  private static final class Distances implements ExampleSum.OneByOne<Distances> {
    private static final long serialVersionUID = 1;

    private final Neuron neuron;
    private final double[] wHat; // (features + 1)
    private double[] values = {};
    private int count;

    Distances(Neuron neuron, double[] wHat) {
      this.neuron = neuron;
      this.wHat = wHat;
    }

    @Override
    public Distances empty() {
      return new Distances(neuron, wHat);
    }

    @Override
    public void add(Block block, int row, double s) {
      makeRoom(1);
      values[count++] = neuron.error(wHat, block, row);
    }

    @Override
    public void merge(Distances other) {
      makeRoom(other.count);
      System.arraycopy(other.values, 0, values, count, other.count);
      count += other.count;
    }

    private void makeRoom(int more) {
      int need = Math.addExact(count, more);
      if (need > values.length) {
        values = Arrays.copyOf(values, (int) Math.max(need, Math.min(MOST_ROWS, 1.5 * need)));
      }
    }
  }

  /** The highest level that so many rows can speak for, m/(m + 1) = 1 − 1/(m + 1). */
  public double highestLevel() {
    return count / (count + 1.0);
  }

  /**
   * Half the width of an interval that holds a new target with this probability at least: the error
   * of rank ⌈(m + 1)·level⌉, or the next one kept above it.
   *
   * @param level above 0 and at most {@link #highestLevel()}
   */
  public double radius(double level) {
    // Rounding must not lift 0.9·10 above 9.
    long rank = Math.max(1, (long) Math.ceil((count + 1) * level - 1e-9));
    int i = 0;
    while (rank(i, count) < rank) {
      i++;
    }
    return values[i];
  }
}
