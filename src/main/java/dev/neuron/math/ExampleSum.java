package dev.neuron.math;

import java.io.Serializable;

/**
 * Any figure that is a sum over examples: blocks are added, sums are merged, so it does not matter
 * who sums as long as the order of merging is fixed. Serializable: sums are sent between machines.
 *
 * @param <S> the sum itself
 */
public interface ExampleSum<S extends ExampleSum<S>> extends Serializable {
  /** A sum of the same figure to which nothing was added. */
  S empty();

  /**
   * Adds the examples {@code from} (inclusive) to {@code to} (exclusive) of a block; keeps nothing
   * of its arrays.
   */
  void add(Block block, int from, int to);

  /** Adds all examples of a block, tile by tile. */
  default void add(Block block) {
    int tile = Block.tileRows(block.columns());
    for (int from = 0; from < block.rows(); from += tile) {
      add(block, from, Math.min(from + tile, block.rows()));
    }
  }

  /** Adds what another sum holds. */
  void merge(S other);

  /**
   * A sum that takes its examples one by one, those of weight above 0 alone.
   *
   * @param <S> the sum itself
   */
  interface OneByOne<S extends OneByOne<S>> extends ExampleSum<S> {
    @Override
    default void add(Block block, int from, int to) {
      for (int i = from; i < to; i++) {
        double s = block.weight(i);
        if (s > 0) {
          add(block, i, s);
        }
      }
    }

    /** Adds the example of a row, which weighs s. */
    void add(Block block, int row, double s);
  }
}
