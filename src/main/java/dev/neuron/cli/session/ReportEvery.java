package dev.neuron.cli.session;

import dev.neuron.cli.option.NumberOption;
import dev.neuron.report.run.RunReport;
import dev.neuron.report.run.ThinnedReport;

/**
 * Which epochs are printed.
 *
 * @param interval every so many, or {@link ThinnedReport#LOGARITHMIC}
 */
public record ReportEvery(int interval) {
  /** Every epoch. */
  public static final ReportEvery ONE = new ReportEvery(1);

  /** Reads {@code N} or {@code log}. */
  public static ReportEvery parse(String text) {
    if (text.equals("log")) {
      return new ReportEvery(ThinnedReport.LOGARITHMIC);
    }
    String refusal = "is neither a number of epochs, at least 1, nor log";
    return new ReportEvery((int) NumberOption.countOf(text, Integer.MAX_VALUE, refusal));
  }

  // picocli writes out every value it reads; a record's own toString costs 20 ms the first time.
  @Override
  public String toString() {
    return interval == ThinnedReport.LOGARITHMIC ? "log" : String.valueOf(interval);
  }

  public RunReport thin(RunReport report) {
    return interval == 1 ? report : new ThinnedReport(report, interval);
  }
}
