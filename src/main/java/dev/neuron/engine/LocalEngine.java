package dev.neuron.engine;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.GradientSum;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import dev.neuron.math.SingleSteps;
import java.util.List;

/**
 * Sums blocks in memory on threads of this process. Every block has a sum of its own, and the sums
 * are merged in the order of the blocks: the same bits for any number of threads.
 */
public final class LocalEngine implements GradientEngine {
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  private final Block[] blocks;
  private final long[] starts; // (blocks + 1), the first row of each block, then the row count
  private final Neuron neuron;
  private final int features;
  private final BlockWorkers workers;
  private GradientSum[][] partial = {}; // (blocks, ŵs), reused from pass to pass
  private LocalEngine linear; // over the same features with targets 0, made when first asked for
  private GradientSum linearSum;

  /**
   * An engine over {@code blocks}, which all have the same number of columns.
   *
   * @param threads how many threads may work, at least 1
   */
  public LocalEngine(List<Block> blocks, Neuron neuron, int threads) {
    this(blocks.toArray(new Block[0]), neuron, new BlockWorkers(threads));
  }

  private LocalEngine(Block[] blocks, Neuron neuron, BlockWorkers workers) {
    this.blocks = blocks;
    this.neuron = neuron;
    this.features = this.blocks.length == 0 ? 0 : this.blocks[0].columns();
    this.starts = new long[this.blocks.length + 1];
    for (int i = 0; i < this.blocks.length; i++) {
      starts[i + 1] = starts[i] + this.blocks[i].rows();
    }
    this.workers = workers;
  }

  @Override
  public long rows() {
    return starts[blocks.length];
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
      into.add(blocks[block], (int) (from - starts[block]), (int) (to - starts[block]), wHat);
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
      SingleSteps.descend(
          neuron, blocks[i], (int) (row - starts[i]), (int) (end - starts[i]), wHat, learningRate);
      row = end;
    }
  }

  private void sumPart(double[][] wHats, long from, long to, GradientSum[] into) {
    int runs = wHats.length;
    ensurePartialSums(runs);
    int first = blockOf(from);
    int last = blockOf(to - 1);
    workers.forEach(first, last + 1, i -> sumBlock(i, from, to, wHats));
    for (int k = 0; k < runs; k++) {
      into[k].reset();
      for (int i = first; i <= last; i++) {
        into[k].merge(partial[i][k]);
      }
    }
  }

  /** Adds the rows of block i between from and to, at every ŵ while the block is in the cache. */
  private void sumBlock(int i, long from, long to, double[][] wHats) {
    int start = (int) (Math.max(from, starts[i]) - starts[i]);
    int end = (int) (Math.min(to, starts[i + 1]) - starts[i]);
    for (int k = 0; k < wHats.length; k++) {
      partial[i][k].reset();
      partial[i][k].add(blocks[i], start, end, wHats[k]);
    }
  }

  private void ensurePartialSums(int runs) {
    if (partial.length > 0 && partial[0].length >= runs) {
      return;
    }
    partial = new GradientSum[blocks.length][runs];
    for (GradientSum[] ofBlock : partial) {
      for (int k = 0; k < runs; k++) {
        ofBlock[k] = new GradientSum(neuron, features);
      }
    }
  }

  /** The index of the block that holds a row. */
  private int blockOf(long row) {
    int low = 0;
    int high = blocks.length - 1;
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
  public GramSum gram(double[] wHat, GramSum.Factor factor) {
    GramSum[] sums = new GramSum[blocks.length];
    workers.forEach(
        0,
        blocks.length,
        i -> {
          sums[i] = new GramSum(features);
          sums[i].add(blocks[i], wHat, factor);
        });
    GramSum total = new GramSum(features);
    for (GramSum sum : sums) {
      total.merge(sum);
    }
    return total;
  }

  /** Half the gradient of a linear neuron whose targets are all 0: (1/N) Σ (x̂·v) x̂ = G v. */
  @Override
  public void gramProduct(double[] v, double[] into) {
    if (linear == null) {
      linear = new LocalEngine(withoutTargets(), LINEAR, workers);
      linearSum = new GradientSum(LINEAR, features);
    }
    linear.sum(v, linearSum);
    linearSum.gradient(into);
    for (int j = 0; j < into.length; j++) {
      into[j] *= 0.5;
    }
  }

  private Block[] withoutTargets() {
    int most = 0;
    for (Block block : blocks) {
      most = Math.max(most, block.rows());
    }
    double[] zeros = new double[most];
    Block[] without = new Block[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      Block block = blocks[i];
      without[i] = new Block(block.x(), zeros, block.weights(), block.rows(), features);
    }
    return without;
  }

  @Override
  public double largestSquaredNorm() {
    double[] largest = new double[blocks.length];
    workers.forEach(0, blocks.length, i -> largest[i] = blocks[i].largestSquaredNorm());
    double overall = 0;
    for (double ofBlock : largest) {
      overall = Math.max(overall, ofBlock);
    }
    return overall;
  }

  @Override
  public GradientEngine withNeuron(Neuron other) {
    return new LocalEngine(blocks, other, workers);
  }

  @Override
  public void close() {
    workers.close();
  }
}
