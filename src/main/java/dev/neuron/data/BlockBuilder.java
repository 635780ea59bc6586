package dev.neuron.data;

import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills blocks row by row. Only the first block grows; every other one is allocated whole. */
final class BlockBuilder implements RowSink {
  private static final int FIRST_ROWS = 256;

  private final int columns;
  private final int rowsPerBlock;
  private final boolean weighted;
  private final List<Block> full = new ArrayList<>();
  private double[] x;
  private double[] y;
  private double[] weights;
  private int rows;

  BlockBuilder(int columns, boolean weighted) {
    this.columns = columns;
    this.rowsPerBlock = Dataset.rowsPerBlock(columns);
    this.weighted = weighted;
    allocate(Math.min(FIRST_ROWS, rowsPerBlock));
  }

  @Override
  public void add(double[] from, int at, double target, double weight) {
    if (rows == y.length) {
      makeRoom();
    }
    System.arraycopy(from, at, x, rows * columns, columns);
    y[rows] = target;
    if (weighted) {
      weights[rows] = weight;
    }
    rows++;
  }

  /** Adds a row of a block of the same shape. */
  void add(Block block, int row) {
    double weight = weighted ? block.weights()[row] : 1;
    add(block.x(), row * columns, block.y()[row], weight);
  }

  /** The blocks; the builder is used up. */
  List<Block> build() {
    if (rows > 0) {
      close();
    }
    x = null;
    return full;
  }

  private void makeRoom() {
    if (rows < rowsPerBlock) {
      int more = (int) Math.min(rowsPerBlock, 4L * rows);
      x = Arrays.copyOf(x, more * columns);
      y = Arrays.copyOf(y, more);
      weights = weighted ? Arrays.copyOf(weights, more) : null;
    } else {
      close();
      allocate(rowsPerBlock);
    }
  }

  private void close() {
    full.add(new Block(x, y, weights, rows, columns));
    rows = 0;
  }

  private void allocate(int count) {
    try {
      x = new double[count * columns];
      y = new double[count];
      weights = weighted ? new double[count] : null;
    } catch (OutOfMemoryError e) {
      long read = 0;
      for (Block block : full) {
        read += block.rows();
      }
      full.clear();
      throw TooLarge.after(read, columns);
    }
  }
}
