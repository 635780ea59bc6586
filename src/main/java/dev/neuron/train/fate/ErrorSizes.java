package dev.neuron.train.fate;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;

/** How large the errors |a − y| at ŵ are, those of examples of weight above 0. */
final class ErrorSizes implements ExampleSum.OneByOne<ErrorSizes> {
  private static final long serialVersionUID = 1;

  /** What is left of a number's bits: sign, exponent and four more, so each bin is 1/16 wide. */
  private static final int SHIFT = 48;

  private final Neuron neuron;
  private final double[] wHat; // (features + 1)
  private final double limit;
  private final long[] bins = new long[1 << (Long.SIZE - SHIFT - 1)];
  private long examples;
  private long within;

  /**
   * Nothing counted yet.
   *
   * @param wHat (features + 1), in the coordinates of the blocks
   * @param limit the size up to which errors are counted apart
   */
  ErrorSizes(Neuron neuron, double[] wHat, double limit) {
    this.neuron = neuron;
    this.wHat = wHat;
    this.limit = limit;
  }

  @Override
  public ErrorSizes empty() {
    return new ErrorSizes(neuron, wHat, limit);
  }

  @Override
  public void add(Block block, int row, double s) {
    double size = neuron.error(wHat, block, row);
    examples++;
    within += size <= limit ? 1 : 0;
    bins[(int) (Double.doubleToLongBits(size) >>> SHIFT)]++;
  }

  @Override
  public void merge(ErrorSizes other) {
    examples += other.examples;
    within += other.within;
    for (int k = 0; k < bins.length; k++) {
      bins[k] += other.bins[k];
    }
  }

  long examples() {
    return examples;
  }

  /** How many are at most the limit. */
  long within() {
    return within;
  }

  /** The median, to 3 %. */
  double median() {
    int bin = 0;
    for (long below = bins[0]; 2 * below < examples; below += bins[bin]) {
      bin++;
    }
    double low = Double.longBitsToDouble((long) bin << SHIFT);
    return low == 0 ? 0 : low + 0.5 * (Double.longBitsToDouble((bin + 1L) << SHIFT) - low);
  }
}
