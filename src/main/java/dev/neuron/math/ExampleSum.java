package dev.neuron.math;

import java.io.Serializable;

/**
 * Any figure that is a sum over examples: blocks are added, sums are merged, so it does not matter
 * who sums as long as the order of merging is fixed. Travels between machines.
 *
 * @param <S> the sum itself
 */
public interface ExampleSum<S extends ExampleSum<S>> extends Serializable {
  /** A sum of the same figure to which nothing was added. */
  S empty();

  /** Adds all examples of a block; keeps nothing of its arrays. */
  void add(Block block);

  /** Adds what another sum holds. */
  void merge(S other);
}
