package dev.neuron.engine;

import dev.neuron.data.block.BlockWorkers;
import dev.neuron.data.block.Examples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.math.SingleSteps;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Sums blocks on threads of this process, from memory or, out of core, from a file. Every block has
 * a sum of its own, and the sums are merged in the order of the blocks: the same bits for any
 * number of threads, wherever the blocks lie.
 */
public final class LocalEngine implements GradientEngine {
  private final List<Block> blocks;
  private final long[] starts; // (blocks + 1), the first row of each block, then the row count
  private final Neuron neuron;
  private final int features;
  private final BlockWorkers workers;
  private final BooleanSupplier interrupted;
  private PassSums[] partial = {}; // (blocks of a wave), reused from pass to pass

  /**
   * An engine over {@code blocks}, which all have the same number of columns.
   *
   * @param blocks in memory or {@code NpyExamples}
   * @param threads how many threads may work, at least 1
   */
  public LocalEngine(List<Block> blocks, Neuron neuron, int threads) {
    this(blocks, neuron, new BlockWorkers(threads), () -> false);
  }

  private LocalEngine(
      List<Block> blocks, Neuron neuron, BlockWorkers workers, BooleanSupplier interrupted) {
    this.blocks = blocks;
    this.neuron = neuron;
    this.features = Examples.features(blocks);
    this.starts = new long[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      starts[i + 1] = starts[i] + Examples.rows(blocks, i);
    }
    this.workers = workers;
    this.interrupted = interrupted;
  }

  @Override
  public long rows() {
    return starts[blocks.size()];
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public List<ExampleSum<?>> sum(double[][] wHats, GradientSum[] into, List<ExampleSum<?>> riders) {
    return sumPart(wHats, 0, rows(), into, riders);
  }

  @Override
  public void sum(double[] wHat, long from, long to, GradientSum into) {
    int block = blockOf(from);
    if (to <= starts[block + 1]) { // a mini-batch inside one block: nothing to share out
      into.reset();
      int start = (int) (from - starts[block]);
      int end = (int) (to - starts[block]);
      Examples.read(blocks, block, start, end, (rows, a, b) -> into.add(rows, a, b, wHat));
      return;
    }
    sumPart(new double[][] {wHat}, from, to, new GradientSum[] {into}, List.of());
  }

  @Override
  public void descend(double[] wHat, long from, long to, double learningRate) {
    long row = from;
    while (row < to) {
      int i = blockOf(row);
      long end = Math.min(to, starts[i + 1]);
      Examples.read(
          blocks,
          i,
          (int) (row - starts[i]),
          (int) (end - starts[i]),
          (rows, a, b) -> SingleSteps.descend(neuron, rows, a, b, wHat, learningRate));
      row = end;
    }
  }

  private List<ExampleSum<?>> sumPart(
      double[][] wHats, long from, long to, GradientSum[] into, List<ExampleSum<?>> riders) {
    int first = blockOf(from);
    int end = blockOf(to - 1) + 1;
    int wave = BlockWorkers.wave(features);
    if (partial.length == 0) {
      partial = new PassSums[Math.min(wave, blocks.size())];
    }
    PassSums total = PassSums.into(neuron, wHats, into, riders);
    workers.sum(first, end, wave, (i, slot) -> sumBlock(i, from, to, wHats, riders, slot), total);
    return total.riders();
  }

  /** Adds the rows of block i between from and to to the sums of a slot. */
  private PassSums sumBlock(
      int i, long from, long to, double[][] wHats, List<ExampleSum<?>> riders, int slot) {
    stopIfInterrupted();
    if (partial[slot] == null || partial[slot].room() < wHats.length) {
      partial[slot] = new PassSums(neuron, features, wHats, riders);
    } else {
      partial[slot].begin(wHats, riders);
    }
    PassSums sums = partial[slot];
    int start = (int) (Math.max(from, starts[i]) - starts[i]);
    int last = (int) (Math.min(to, starts[i + 1]) - starts[i]);
    Examples.read(blocks, i, start, last, sums::add);
    return sums;
  }

  /**
   * Ends the pass if the user asked for it; called before each block, since a pass may take long.
   */
  private void stopIfInterrupted() {
    if (interrupted.getAsBoolean()) {
      throw new PassInterruptedException();
    }
  }

  /** The index of the block that holds a row. */
  private int blockOf(long row) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public <S extends ExampleSum<S>> S fold(S empty) {
    return workers.sum(blocks, empty, this::stopIfInterrupted);
  }

  @Override
  public GradientEngine withNeuron(Neuron other) {
    return new LocalEngine(blocks, other, workers, interrupted);
  }

  @Override
  public GradientEngine interruptible(BooleanSupplier asked) {
    return new LocalEngine(blocks, neuron, workers, asked);
  }
}
