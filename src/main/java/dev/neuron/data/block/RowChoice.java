package dev.neuron.data.block;

import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.List;

/** Some of the rows of a table, by their numbers and groups alone: the same wherever they lie. */
@FunctionalInterface
public interface RowChoice extends Serializable {
  /** Every row. */
  RowChoice ALL = (row, group) -> true;

  /**
   * Whether a row is one of them.
   *
   * @param row its number, from 0
   * @param group which group it belongs to, from 0; −1 without groups
   */
  boolean holds(long row, int group);

  /**
   * Copies the rows chosen to new blocks.
   *
   * @param blocks rows that follow one another
   * @param firstRow the number of the first of them
   * @param groups the group of each of them, or null without groups
   */
  default List<Block> of(List<Block> blocks, long firstRow, int[] groups) {
    if (blocks.isEmpty()) {
      return blocks;
    }
    Block first = blocks.get(0);
    BlockBuilder chosen = new BlockBuilder(first.columns(), first.weights() != null);
    int at = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++, at++) {
        if (holds(firstRow + at, groups == null ? -1 : groups[at])) {
          chosen.add(block, i);
        }
      }
    }
    return chosen.build();
  }
}
