package dev.neuron.data.fit;

import dev.neuron.data.Feature;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.BlockWorkers;
import dev.neuron.data.block.RawExamples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.List;

/** Examples in memory, changed in place. */
public final class MemoryExamples implements RawExamples {
  private final List<Block> blocks;
  private final BlockWorkers workers;
  private int passes;

  /**
   * Examples.
   *
   * @param blocks their blocks
   * @param threads how many threads may be used; never changes the result
   */
  public MemoryExamples(List<Block> blocks, int threads) {
    this.blocks = blocks;
    this.workers = new BlockWorkers(threads);
  }

  @Override
  public List<Block> blocks() {
    return blocks;
  }

  /** How often they were read so far. */
  public int passes() {
    return passes;
  }

  @Override
  public <S extends ExampleSum<S>> S sum(S empty) {
    passes++;
    return workers.sum(blocks, empty, () -> {});
  }

  @Override
  public void replaceMissing(List<Feature> features) {
    int columns = features.size();
    for (Block block : blocks) {
      double[] x = block.x();
      for (int at = 0, j = 0; at < block.rows() * columns; at++) {
        if (Double.isNaN(x[at])) {
          x[at] = features.get(j).replacement();
        }
        j = j + 1 == columns ? 0 : j + 1;
      }
    }
  }

  @Override
  public void scale(Scaling scaling) {
    if (scaling.kind() != Scaling.Kind.NONE) {
      passes++;
      workers.forEach(
          0, blocks.size(), b -> scaling.apply(blocks.get(b).x(), blocks.get(b).rows()));
    }
  }
}
