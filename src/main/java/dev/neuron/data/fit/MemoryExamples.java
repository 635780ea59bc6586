package dev.neuron.data.fit;

import dev.neuron.data.Feature;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.BlockTasks;
import dev.neuron.data.block.RawExamples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.List;

/**
 * Examples in memory, changed in place.
 *
 * @param blocks their blocks
 * @param threads how many threads may be used; never changes the result
 */
public record MemoryExamples(List<Block> blocks, int threads) implements RawExamples {
  @Override
  public <S extends ExampleSum<S>> S sum(S empty) {
    return BlockTasks.sum(blocks, threads, empty);
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
    BlockTasks.run(
        blocks.size(), threads, b -> scaling.apply(blocks.get(b).x(), blocks.get(b).rows()));
  }
}
