package dev.neuron.train.compare;

import dev.neuron.train.fate.Fate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where a setting stands among the others.
 *
 * @param rank from 1, the best first
 * @param runs its runs, one for each seed, in their order
 */
public record Standing(int rank, List<ComparedRun> runs) {
  /** Copies the list. */
  public Standing {
    runs = List.copyOf(runs);
  }

  /** The first seed's run. */
  public ComparedRun first() {
    return runs.get(0);
  }

  /** How many runs ended with this fate. */
  public int count(Fate fate) {
    int count = 0;
    for (ComparedRun run : runs) {
      count += run.observed() == fate ? 1 : 0;
    }
    return count;
  }

  /** How many runs diverged or died. */
  public int failures() {
    return count(Fate.DIVERGES) + count(Fate.DIES);
  }

  /** Whether no run learned anything. */
  public boolean isFailure() {
    return failures() == runs.size();
  }

  /** The mean of a number of the runs that learned; of all if none did. */
  public double mean(ToDoubleFunction<ComparedRun> number) {
    double first = Double.NaN;
    double sum = 0; // of the differences to the first, so that the mean of equals is their value
    int count = 0;
    for (ComparedRun run : runs) {
      if (isFailure() || !run.observed().isFailure()) {
        first = count == 0 ? number.applyAsDouble(run) : first;
        sum += number.applyAsDouble(run) - first;
        count++;
      }
    }
    return first + sum / count;
  }

  /** The standard deviation of the final losses around their mean, over n − 1; NaN for one run. */
  public double sdLoss() {
    double mean = mean(ComparedRun::finalLoss);
    double squares = 0;
    int count = 0;
    for (ComparedRun run : runs) {
      if (isFailure() || !run.observed().isFailure()) {
        double d = run.finalLoss() - mean;
        squares += d * d;
        count++;
      }
    }
    return Math.sqrt(squares / (count - 1));
  }

  /** The lowest loss that any of its runs passed. */
  public double bestLoss() {
    double best = Double.NaN;
    for (ComparedRun run : runs) {
      double loss = run.result().best().loss();
      best = best <= loss ? best : loss;
    }
    return best;
  }
}
