package dev.neuron.cli;

import dev.neuron.report.Numbers;
import dev.neuron.train.ComparedRun;
import dev.neuron.train.Comparison;
import dev.neuron.train.EpochResult;

/** A line on the terminal that says how far a comparison has come. */
final class CompareProgress {
  private static final long INTERVAL = 100_000_000L; // ns
  private static final int WIDTH = 24;

  private final Console console;
  private final int runs;
  private final int epochs;
  private int done;
  private int epoch;
  private double lowest = Double.POSITIVE_INFINITY;
  private long next = System.nanoTime() + INTERVAL;

  CompareProgress(Console console, int runs, int epochs) {
    this.console = console;
    this.runs = runs;
    this.epochs = epochs;
  }

  void epoch(EpochResult line) {
    epoch = line.epoch();
    if (line.loss() < lowest) {
      lowest = line.loss();
    }
    draw();
  }

  void ended(ComparedRun run) {
    done++;
  }

  private void draw() {
    long now = System.nanoTime();
    if (now < next) {
      return;
    }
    next = now + INTERVAL;
    double beside = Math.min(Comparison.SIDE_BY_SIDE, runs - done);
    double share = (done + beside * epoch / Math.max(1, epochs)) / runs;
    int full = (int) Math.min(WIDTH, Math.round(WIDTH * share));
    console.progress(
        "█".repeat(full)
            + "░".repeat(WIDTH - full)
            + " "
            + done
            + " of "
            + runs
            + " runs done, epoch "
            + epoch
            + " of "
            + epochs
            + ", lowest loss "
            + Numbers.text(lowest));
  }
}
