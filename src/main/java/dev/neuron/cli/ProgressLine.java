package dev.neuron.cli;

import dev.neuron.data.LoadProgress;
import dev.neuron.report.Numbers;
import dev.neuron.train.EpochResult;

/**
 * A line on the terminal that says how far the loading or the training is, once it has taken more
 * than a second; nothing where standard error is no terminal.
 */
final class ProgressLine implements LoadProgress {
  private static final long PATIENCE = 1_000_000_000L; // ns before the first line
  private static final long INTERVAL = 100_000_000L; // ns between two
  private static final int WIDTH = 24;

  private final Console console;
  private final boolean drawable;
  private long next = System.nanoTime() + PATIENCE;
  private boolean drawn;

  ProgressLine(Console console) {
    this.console = console;
    this.drawable = console.canRedraw();
  }

  @Override
  public void progressed(long bytesRead, long bytesTotal) {
    if (isDue()) {
      String read = "reading, " + bytesRead / 1_000_000 + " MB";
      draw(bytesTotal > 0 ? (double) bytesRead / bytesTotal : Double.NaN, read);
    }
  }

  /**
   * An epoch is done; not for a standard output on the terminal, which shows every epoch itself.
   */
  void epoch(EpochResult line, int epochs) {
    if (isDue() && !Terminal.is(1)) {
      draw(
          (double) line.epoch() / Math.max(1, epochs),
          "epoch " + line.epoch() + " of " + epochs + ", loss " + Numbers.text(line.loss()));
    }
  }

  /** Wipes the line, so that other lines can follow. */
  void clear() {
    if (drawn) {
      console.progress("");
      drawn = false;
    }
  }

  private boolean isDue() {
    if (!drawable || System.nanoTime() < next) {
      return false;
    }
    next = System.nanoTime() + INTERVAL;
    return true;
  }

  private void draw(double share, String text) {
    String bar = "";
    if (!Double.isNaN(share)) {
      int full = (int) Math.max(0, Math.min(WIDTH, Math.round(WIDTH * share)));
      bar = "█".repeat(full) + "░".repeat(WIDTH - full) + " ";
    }
    drawn = true;
    console.progress(bar + text);
  }
}
