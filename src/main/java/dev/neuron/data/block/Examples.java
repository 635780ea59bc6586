package dev.neuron.data.block;

import dev.neuron.math.Block;
import java.util.AbstractList;
import java.util.List;

/**
 * Blocks that do not lie in this process's memory: in a file, whose rows are read when they are
 * asked for, or in other processes. Blocks in memory are a plain list; the static methods serve
 * both.
 */
public abstract class Examples extends AbstractList<Block> {
  /** Takes rows. */
  @FunctionalInterface
  public interface Rows {
    /** Takes the rows {@code from} to {@code to} of a block, which is not to be kept. */
    void take(Block block, int from, int to);
  }

  /** How many examples there are, wherever they lie. */
  public abstract long count();

  /** How many features each example has. */
  protected abstract int features();

  /** How many rows block i has, without reading it. */
  protected abstract int rows(int i);

  /** Gives the rows of block i from {@code from} to {@code to}, in order. */
  protected abstract void read(int i, int from, int to, Rows rows);

  /**
   * Gives the rows of block i from {@code from} to {@code to}, in order, all at once or in parts.
   */
  public static void read(List<Block> blocks, int i, int from, int to, Rows rows) {
    if (blocks instanceof Examples elsewhere) {
      elsewhere.read(i, from, to, rows);
    } else {
      rows.take(blocks.get(i), from, to);
    }
  }

  /** How many rows a block of a list has, without reading it. */
  public static int rows(List<Block> blocks, int i) {
    return blocks instanceof Examples elsewhere ? elsewhere.rows(i) : blocks.get(i).rows();
  }

  /** How many features the examples of a list have; 0 if it is empty. */
  public static int features(List<Block> blocks) {
    if (blocks instanceof Examples elsewhere) {
      return elsewhere.features();
    }
    return blocks.isEmpty() ? 0 : blocks.get(0).columns();
  }

  // Two lists over a file are equal only if they are one: comparing would read everything.

  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }
}
