package dev.neuron.engine.spark;

import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.List;

/**
 * The examples of a part, as executors keep them.
 *
 * @param number the part's place among all, from 0
 * @param blocks the examples in order
 */
record CachedPart(int number, List<Block> blocks) implements Serializable {
  long rows() {
    long rows = 0;
    for (Block block : blocks) {
      rows += block.rows();
    }
    return rows;
  }
}
