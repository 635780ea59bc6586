package dev.neuron.cli;

import dev.neuron.report.CsvReport;
import dev.neuron.report.JsonLinesReport;
import dev.neuron.report.RunReport;
import dev.neuron.report.TextReport;
import java.util.function.Consumer;

/** How a run is written. */
enum OutputFormat {
  TEXT,
  CSV,
  JSONL;

  RunReport report(Consumer<String> out) {
    return switch (this) {
      case TEXT -> new TextReport(out);
      case CSV -> new CsvReport(out);
      case JSONL -> new JsonLinesReport(out);
    };
  }

  @Override
  public String toString() {
    return Spelling.ofOption(this);
  }
}
