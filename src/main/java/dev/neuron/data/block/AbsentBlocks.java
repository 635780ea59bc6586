package dev.neuron.data.block;

import dev.neuron.math.Block;

/** Stands for examples that other processes hold: no block is here, but their number is known. */
public class AbsentBlocks extends Examples {
  private final long rows;

  public AbsentBlocks(long rows) {
    this.rows = rows;
  }

  @Override
  public final long count() {
    return rows;
  }

  @Override
  protected int features() {
    return 0;
  }

  @Override
  protected int rows(int i) {
    throw new IndexOutOfBoundsException("block " + i + " is in another process");
  }

  @Override
  protected void read(int i, int from, int to, Rows rows) {
    throw new IndexOutOfBoundsException("block " + i + " is in another process");
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
