package dev.neuron.data;

import dev.neuron.math.Block;
import java.util.AbstractList;

/** Stands for blocks that lie in other processes: none is here, but their rows are counted. */
final class AbsentBlocks extends AbstractList<Block> {
  private final long rows;

  AbsentBlocks(long rows) {
    this.rows = rows;
  }

  /** How many rows there are elsewhere. */
  long rows() {
    return rows;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public Block get(int i) {
    throw new IndexOutOfBoundsException("block " + i + " is in another process");
  }
}
