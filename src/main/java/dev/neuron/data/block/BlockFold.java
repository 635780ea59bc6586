package dev.neuron.data.block;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.List;

/** Who sums over raw examples, wherever their blocks lie. */
@FunctionalInterface
public interface BlockFold {
  /**
   * The sum over all blocks, merged in an order that no thread and no machine can change.
   *
   * @param empty what is summed; nothing is added to it itself
   */
  <S extends ExampleSum<S>> S fold(S empty);

  /** Blocks that this process can read, each summed on its own. */
  static BlockFold of(List<Block> blocks, int threads) {
    return new BlockFold() {
      @Override
      public <S extends ExampleSum<S>> S fold(S empty) {
        return BlockTasks.fold(blocks, threads, empty);
      }
    };
  }
}
