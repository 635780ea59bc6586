package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.train.EpochResult;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Comparison;

/** Shows on the terminal how far runs that are trained side by side have come. */
public final class RunsProgress implements Comparison.Listener {
  private final ProgressLine line;
  private final int all;
  private final boolean about;
  private final int epochs;
  private int done;
  private double lowest = Double.POSITIVE_INFINITY;

  /**
   * Shows nothing yet.
   *
   * @param all how many runs there will be
   * @param about whether that depends on how they go
   * @param epochs of each run, at most
   */
  public RunsProgress(Console console, int all, boolean about, int epochs) {
    this.line = new ProgressLine(console);
    this.all = all;
    this.about = about;
    this.epochs = epochs;
  }

  @Override
  public void epoch(int run, EpochResult result) {
    lowest = result.loss() < lowest ? result.loss() : lowest;
    String runs = done + (about ? " of about " : " of ") + Math.max(all, done + 1) + " runs done";
    line.epochOfMany(share(result.epoch()), runs, result, epochs, lowest);
  }

  private double share(int epoch) {
    double beside = Math.min(Comparison.SIDE_BY_SIDE, Math.max(0, all - done));
    return Math.min(1, (done + beside * epoch / Math.max(1, epochs)) / Math.max(1, all));
  }

  @Override
  public void ended(ComparedRun run) {
    done++;
  }

  /** Wipes the line. */
  public void clear() {
    line.clear();
  }
}
