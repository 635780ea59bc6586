package dev.neuron.engine;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;

/**
 * What one pass over the examples adds up: cost and gradient at several ŵ, and sums that ride
 * along. Every tile read from memory serves all of them before the next is touched.
 */
public final class PassSums implements ExampleSum<PassSums> {
  private static final long serialVersionUID = 1;

  private final Neuron neuron;
  private final int features;
  private final GradientSum[] sums; // (ŵs)
  private double[][] wHats; // (ŵs, features + 1)

  @SuppressWarnings("serial") // the lists given are serializable, as all sums are
  private List<ExampleSum<?>> riders;

  /** Empty sums at these ŵ. */
  public PassSums(Neuron neuron, int features, double[][] wHats, List<ExampleSum<?>> riders) {
    this(neuron, features, new GradientSum[wHats.length]);
    for (int k = 0; k < sums.length; k++) {
      sums[k] = new GradientSum(neuron, features);
    }
    begin(wHats, riders);
  }

  private PassSums(Neuron neuron, int features, GradientSum[] sums) {
    this.neuron = neuron;
    this.features = features;
    this.sums = sums;
  }

  /** The sums that a caller will read, emptied. */
  public static PassSums into(
      Neuron neuron, double[][] wHats, GradientSum[] sums, List<ExampleSum<?>> riders) {
    PassSums all = new PassSums(neuron, wHats[0].length - 1, sums);
    all.begin(wHats, riders);
    return all;
  }

  /** Forgets what was added, for another pass. */
  void begin(double[][] newWHats, List<ExampleSum<?>> empty) {
    wHats = newWHats;
    for (int k = 0; k < wHats.length; k++) {
      sums[k].reset();
    }
    riders = empty.isEmpty() ? empty : new ArrayList<>(empty.size());
    for (ExampleSum<?> rider : empty) {
      riders.add(rider.empty());
    }
  }

  /** At how many ŵ there is room to sum. */
  int room() {
    return sums.length;
  }

  /** What rode along, in the order given. */
  public List<ExampleSum<?>> riders() {
    return riders;
  }

  @Override
  public PassSums empty() {
    return new PassSums(neuron, features, wHats, riders);
  }

  @Override
  public void add(Block block, int from, int to) {
    boolean shared = wHats.length > 1 || !riders.isEmpty();
    int tile = shared ? Block.tileRows(features) : to - from;
    for (int start = from; start < to; start += tile) {
      int end = Math.min(start + tile, to);
      for (int k = 0; k < wHats.length; k++) {
        sums[k].add(block, start, end, wHats[k]);
      }
      for (int i = 0; i < riders.size(); i++) { // no iterator: one would be made for every tile
        riders.get(i).add(block, start, end);
      }
    }
  }

  @Override
  public void merge(PassSums other) {
    for (int k = 0; k < wHats.length; k++) {
      sums[k].merge(other.sums[k]);
    }
    for (int i = 0; i < riders.size(); i++) {
      merge(riders.get(i), other.riders.get(i));
    }
  }

  /** Both were made by {@code empty} of one sum. */
  @SuppressWarnings("unchecked")
  private static <S extends ExampleSum<S>> void merge(ExampleSum<?> sum, ExampleSum<?> other) {
    ((S) sum).merge((S) other);
  }
}
