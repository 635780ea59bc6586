package dev.neuron.engine.spark;

import dev.neuron.math.ExampleSum;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges the sums of numbered parts along one fixed binary tree: parts 0 and 1, 2 and 3, then 0–1
 * and 2–3, and so on. Whoever has neighbours may merge them; the bits come out the same, however
 * the parts are shared out.
 *
 * @param <S> the sum
 */
final class MergeTree<S extends ExampleSum<S>> {
  /**
   * The sum of a whole subtree.
   *
   * @param first the number of its first part
   * @param width how many parts it has, a power of two
   * @param sum their sum
   */
  record Subtree<S extends ExampleSum<S>>(long first, long width, S sum) implements Serializable {
    boolean isLeftOf(Subtree<S> other) {
      return width == other.width && first % (2 * width) == 0 && first + width == other.first;
    }
  }

  private final List<Subtree<S>> subtrees = new ArrayList<>(); // in the order of the parts

  /** Adds the sum of the next part. */
  void add(long part, S sum) {
    add(new Subtree<>(part, 1, sum));
  }

  /** Adds the next parts. */
  void add(Subtree<S> next) {
    Subtree<S> right = next;
    while (!subtrees.isEmpty() && last().isLeftOf(right)) {
      Subtree<S> left = subtrees.remove(subtrees.size() - 1);
      left.sum().merge(right.sum());
      right = new Subtree<>(left.first(), 2 * left.width(), left.sum());
    }
    subtrees.add(right);
  }

  private Subtree<S> last() {
    return subtrees.get(subtrees.size() - 1);
  }

  /** What is left to be merged with other parts. */
  List<Subtree<S>> subtrees() {
    return subtrees;
  }

  /** The sum of all parts, all of which were added; {@code empty} if there are none. */
  S total(S empty) {
    S total = empty;
    for (int i = subtrees.size() - 1; i >= 0; i--) {
      S left = subtrees.get(i).sum();
      if (i < subtrees.size() - 1) {
        left.merge(total);
      }
      total = left;
    }
    return total;
  }
}
