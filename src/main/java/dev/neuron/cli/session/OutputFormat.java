package dev.neuron.cli.session;

import dev.neuron.report.run.CsvReport;
import dev.neuron.report.run.JsonLinesReport;
import dev.neuron.report.run.RunReport;
import dev.neuron.report.run.TextReport;
import java.util.function.Consumer;

/** How a run is written. */
public enum OutputFormat {
  TEXT,
  CSV,
  JSONL;

  /** The answer of a command. */
  public RunReport answer(Consumer<String> out) {
    return this == CSV ? new CsvReport(out, true) : report(out);
  }

  /** A log. */
  public RunReport report(Consumer<String> out) {
    return switch (this) {
      case TEXT -> new TextReport(out);
      case CSV -> new CsvReport(out);
      case JSONL -> new JsonLinesReport(out);
    };
  }
}
