package dev.neuron.data.block;

import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills blocks with rows: one after the other, or room for many is reserved and filled by several
 * threads. Only the first block grows; every other one is allocated whole.
 */
public final class BlockBuilder implements RowSink {
  private static final int FIRST_ROWS = 256;

  private final int columns;
  private final int rowsPerBlock;
  private final boolean weighted;
  private final List<Block> blocks = new ArrayList<>();
  private long rows;
  private Block spare; // for threads: the block after the last
  private boolean isSpareComing;

  public BlockBuilder(int columns, boolean weighted) {
    this.columns = columns;
    this.rowsPerBlock = Dataset.rowsPerBlock(columns);
    this.weighted = weighted;
  }

  @Override
  public void add(double[] from, int at, double target, double weight) {
    makeRoom(rows + 1);
    Block block = blocks.get(blocks.size() - 1);
    int row = (int) (rows % rowsPerBlock);
    System.arraycopy(from, at, block.x(), row * columns, columns);
    block.y()[row] = target;
    if (weighted) {
      block.weights()[row] = weight;
    }
    rows++;
  }

  /** Adds a row of a block of the same shape. */
  public void add(Block block, int row) {
    double weight = weighted ? block.weights()[row] : 1;
    add(block.x(), row * columns, block.y()[row], weight);
  }

  /** From now on no block is moved, so that threads may fill what was reserved. */
  @Override
  public void prepareForThreads() {
    if (blocks.isEmpty()) {
      blocks.add(allocated(rowsPerBlock));
    } else if (room() < rowsPerBlock) {
      blocks.set(0, grown(blocks.get(0), rowsPerBlock));
    }
  }

  @Override
  public synchronized long take(ChunkRows chunk) {
    long first = rows;
    makeRoom(rows + chunk.count());
    rows += chunk.count();
    return first;
  }

  /** Fills the rows reserved for a chunk; the rows of different threads don't touch. */
  @Override
  public void put(long place, ChunkRows chunk) {
    int from = 0;
    while (from < chunk.count()) {
      Block block = block((int) ((place + from) / rowsPerBlock));
      int row = (int) ((place + from) % rowsPerBlock);
      int here = Math.min(chunk.count() - from, rowsPerBlock - row);
      chunk.copy(from, block, row, here);
      from += here;
    }
    prepareSpare();
  }

  /**
   * Allocates the next block, once the last is half full, where no other thread waits for it:
   * touching new memory may take as long as reading the numbers that go there.
   */
  private void prepareSpare() {
    synchronized (this) {
      if (spare != null || isSpareComing || room() - rows > rowsPerBlock / 2) {
        return;
      }
      isSpareComing = true;
    }
    try {
      Block next = allocate(rowsPerBlock);
      synchronized (this) {
        spare = next;
        isSpareComing = false;
      }
    } catch (OutOfMemoryError e) {
      return; // there may be no next block; if there is, whoever needs it tries again, and tells
    }
  }

  private synchronized Block block(int number) {
    return blocks.get(number);
  }

  /** The blocks, the last one as short as it is; the builder is used up. */
  public List<Block> build() {
    if (rows > 0) {
      int last = blocks.size() - 1;
      int left = (int) (rows - (long) last * rowsPerBlock);
      Block block = blocks.get(last);
      blocks.set(last, new Block(block.x(), block.y(), block.weights(), left, columns));
    }
    return rows == 0 ? new ArrayList<>() : blocks;
  }

  private void makeRoom(long wanted) {
    while (wanted > room()) {
      if (blocks.isEmpty()) {
        blocks.add(allocated((int) Math.min(rowsPerBlock, Math.max(FIRST_ROWS, wanted))));
      } else if (blocks.size() == 1 && room() < rowsPerBlock) {
        blocks.set(0, grown(blocks.get(0), (int) Math.min(rowsPerBlock, 4 * wanted)));
      } else {
        blocks.add(spare == null ? allocated(rowsPerBlock) : spare);
        spare = null;
      }
    }
  }

  private long room() {
    return blocks.size() == 1 ? blocks.get(0).rows() : (long) blocks.size() * rowsPerBlock;
  }

  private static Block grown(Block block, int count) {
    return new Block(
        Arrays.copyOf(block.x(), count * block.columns()),
        Arrays.copyOf(block.y(), count),
        block.weights() == null ? null : Arrays.copyOf(block.weights(), count),
        count,
        block.columns());
  }

  private Block allocate(int count) {
    double[] x = new double[count * columns];
    return new Block(x, new double[count], weighted ? new double[count] : null, count, columns);
  }

  private Block allocated(int count) {
    try {
      return allocate(count);
    } catch (OutOfMemoryError e) {
      blocks.clear();
      throw MemoryBudget.after(rows, columns);
    }
  }
}
