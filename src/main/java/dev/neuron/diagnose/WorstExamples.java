package dev.neuron.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the few examples with the largest error of any number. */
public final class WorstExamples {
  /** Mildest first; of equal errors the later row is the milder one. */
  private static final Comparator<Example> MILDEST =
      Comparator.comparingDouble(Example::size)
          .thenComparing(Comparator.comparingLong(Example::row).reversed());

  private final int size;
  private final PriorityQueue<Example> kept = new PriorityQueue<>(MILDEST);

  /**
   * One example.
   *
   * @param row the number of its row in the data, from 1
   * @param target y
   * @param prediction a
   */
  public record Example(long row, double target, double prediction) {
    /** Returns a − y. */
    public double error() {
      return prediction - target;
    }

    private double size() {
      return Math.abs(error());
    }
  }

  WorstExamples(int size) {
    this.size = size;
  }

  void add(long row, double target, double prediction) {
    if (kept.size() == size) {
      // Rows come in order: of equal errors the one that is kept is the earlier.
      if (size == 0 || !(Math.abs(prediction - target) > kept.peek().size())) {
        return;
      }
      kept.poll();
    }
    kept.add(new Example(row, target, prediction));
  }

  /** Returns them, the worst first. */
  List<Example> descending() {
    List<Example> worst = new ArrayList<>(kept);
    worst.sort(MILDEST.reversed());
    return worst;
  }
}
