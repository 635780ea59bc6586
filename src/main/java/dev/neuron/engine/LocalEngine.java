package dev.neuron.engine;

import dev.neuron.data.block.Examples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.math.SingleSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Sums blocks on threads of this process, from memory or, out of core, from a file. Every block has
 * a sum of its own, and the sums are merged in the order of the blocks: the same bits for any
 * number of threads, wherever the blocks lie.
 */
public final class LocalEngine implements GradientEngine {
  /** So many blocks are summed between two merges, so that sums never outgrow the memory. */
  private static final int WAVE = 256;

  /** The same for sums that may be as large as a Gram matrix. */
  private static final int LARGE_WAVE = 16;

  private final List<Block> blocks;
  private final long[] starts; // (blocks + 1), the first row of each block, then the row count
  private final Neuron neuron;
  private final int features;
  private final BlockWorkers workers;
  private final BooleanSupplier interrupted;
  private GradientSum[][] partial = {}; // (blocks of a wave, ŵs), reused from pass to pass

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
  public void sum(double[][] wHats, GradientSum[] into) {
    sumPart(wHats, 0, rows(), into);
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
    sumPart(new double[][] {wHat}, from, to, new GradientSum[] {into});
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

  private void sumPart(double[][] wHats, long from, long to, GradientSum[] into) {
    ensurePartialSums(wHats.length);
    for (int k = 0; k < wHats.length; k++) {
      into[k].reset();
    }
    int end = blockOf(to - 1) + 1;
    for (int wave = blockOf(from); wave < end; wave += WAVE) {
      int first = wave;
      int last = Math.min(end, wave + WAVE);
      workers.forEach(first, last, i -> sumBlock(i, from, to, wHats, partial[i - first]));
      for (int i = first; i < last; i++) {
        for (int k = 0; k < wHats.length; k++) {
          into[k].merge(partial[i - first][k]);
        }
      }
    }
  }

  /** Adds the rows of block i between from and to, at every ŵ while they are in the cache. */
  private void sumBlock(int i, long from, long to, double[][] wHats, GradientSum[] sums) {
    stopIfInterrupted();
    int start = (int) (Math.max(from, starts[i]) - starts[i]);
    int end = (int) (Math.min(to, starts[i + 1]) - starts[i]);
    for (int k = 0; k < wHats.length; k++) {
      sums[k].reset();
    }
    Examples.read(
        blocks,
        i,
        start,
        end,
        (rows, a, b) -> {
          for (int k = 0; k < wHats.length; k++) {
            sums[k].add(rows, a, b, wHats[k]);
          }
        });
  }

  /**
   * Ends the pass if the user asked for it; called before each block, since a pass may take long.
   */
  private void stopIfInterrupted() {
    if (interrupted.getAsBoolean()) {
      throw new PassInterruptedException();
    }
  }

  private void ensurePartialSums(int runs) {
    if (partial.length > 0 && partial[0].length >= runs) {
      return;
    }
    partial = new GradientSum[Math.min(WAVE, blocks.size())][runs];
    for (GradientSum[] ofBlock : partial) {
      for (int k = 0; k < runs; k++) {
        ofBlock[k] = new GradientSum(neuron, features);
      }
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
    S total = empty.empty();
    for (int wave = 0; wave < blocks.size(); wave += LARGE_WAVE) {
      int first = wave;
      int last = Math.min(blocks.size(), wave + LARGE_WAVE);
      List<S> sums = new ArrayList<>();
      for (int i = first; i < last; i++) {
        sums.add(empty.empty());
      }
      workers.forEach(first, last, i -> addBlock(i, sums.get(i - first)));
      sums.forEach(total::merge);
    }
    return total;
  }

  private <S extends ExampleSum<S>> void addBlock(int i, S sum) {
    stopIfInterrupted();
    Examples.read(blocks, i, 0, Examples.rows(blocks, i), (rows, from, to) -> sum.add(rows));
  }

  @Override
  public GradientEngine withNeuron(Neuron other) {
    return new LocalEngine(blocks, other, workers, interrupted);
  }

  @Override
  public GradientEngine interruptible(BooleanSupplier asked) {
    return new LocalEngine(blocks, neuron, workers, asked);
  }

  @Override
  public void close() {
    workers.close();
  }
}
