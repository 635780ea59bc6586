package dev.neuron.report.run;

import dev.neuron.train.EpochResult;

/** Passes on only some of the epochs, but always the first and the last. */
public final class ThinnedReport implements RunReport {
  /** The interval that stands for epochs 1, 2, 5, 10, 20, 50, … */
  public static final int LOGARITHMIC = 0;

  private final RunReport report;
  private final int every;
  private EpochResult heldBack;

  /**
   * Thins a report.
   *
   * @param every pass on every so many epochs, or {@link #LOGARITHMIC}
   */
  public ThinnedReport(RunReport report, int every) {
    this.report = report;
    this.every = every;
  }

  @Override
  public void start(RunStart start) {
    report.start(start);
  }

  @Override
  public void epoch(EpochResult line) {
    if (passes(line.epoch())) {
      heldBack = null;
      report.epoch(line);
    } else {
      heldBack = line;
    }
  }

  @Override
  public void end(RunEnd end) {
    if (heldBack != null) {
      report.epoch(heldBack);
    }
    report.end(end);
  }

  private boolean passes(int epoch) {
    return every == LOGARITHMIC ? isRound(epoch) : epoch % every == 0;
  }

  private static boolean isRound(int epoch) {
    int leading = epoch;
    while (leading >= 10) {
      if (leading % 10 != 0) {
        return false;
      }
      leading /= 10;
    }
    return leading <= 2 || leading == 5;
  }
}
