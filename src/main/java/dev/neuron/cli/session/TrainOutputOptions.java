package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.NumberOption;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.model.Checkpoint;
import dev.neuron.report.run.RunReport;
import dev.neuron.report.run.ThinnedReport;
import java.nio.file.Path;

/** Where and how {@code train} writes. */
public final class TrainOutputOptions extends OptionGroup {
  private final Option<Path> model =
      option("-m, --model", "FILE").help("Save the trained neuron here, as JSON.").file();
  private final Option<Path> log =
      option("--log", "FILE").help("Write every epoch into this file too; .csv or .jsonl.").file();
  private final Option<OutputFormat> format =
      option("--format", "NAME")
          .help("How to print: text, csv or jsonl (default: text).")
          .choice(OutputFormat.TEXT);
  private final Option<ReportEvery> reportEvery =
      option("--report-every", "N|log")
          .help("Print every N-th epoch, or 1, 2, 5, 10, 20, 50, … (default: 1, all of them).")
          .parsed(ReportEvery.class, ReportEvery::parse)
          .otherwise(ReportEvery.ONE);

  /** The model file, or null. */
  public Path model() {
    return model.value();
  }

  /** Whether people read the answer. */
  public boolean isText() {
    return format.value() == OutputFormat.TEXT;
  }

  /** The log, or null. */
  public Path log() {
    return log.value();
  }

  /** Whether anything written names the hash of the data. */
  public boolean needsHash() {
    return model.isGiven()
        || format.value() == OutputFormat.JSONL
        || logFormat() == OutputFormat.JSONL;
  }

  /** Whether the answer is JSON Lines. */
  public boolean isJson() {
    return format.value() == OutputFormat.JSONL;
  }

  /**
   * The format of the log by its name, or null without a log.
   *
   * @throws UsageException if the name ends in neither
   */
  OutputFormat logFormat() {
    return log.isGiven() ? logFormat(log.value()) : null;
  }

  /**
   * The format of a log by its name.
   *
   * @throws UsageException if the name ends in neither
   */
  static OutputFormat logFormat(Path file) {
    String name = file.toString();
    if (name.endsWith(".csv")) {
      return OutputFormat.CSV;
    } else if (name.endsWith(".jsonl")) {
      return OutputFormat.JSONL;
    }
    throw new UsageException("--log: '" + name + "' ends in neither .csv nor .jsonl");
  }

  /** Opens the model file, so that one that cannot be created costs no training; null without. */
  public AtomicFile openModel() {
    return model.isGiven() ? AtomicFile.create(model.value()) : null;
  }

  /**
   * Opens everything but the model.
   *
   * @param paused the run to go on with, or null
   */
  public RunOutputs open(Console console, Checkpoint paused) {
    RunOutputs outputs = new RunOutputs();
    RunReport answer = format.value().answer(console.out()::print);
    outputs.add(reportEvery.value().thin(answer), console.out());
    if (log.isGiven()) {
      boolean goesOn = paused != null && paused.log() != null;
      outputs.add(
          goesOn
              ? LogFile.resume(log.value(), logFormat(), paused.log())
              : LogFile.create(log.value(), logFormat()));
    }
    return outputs;
  }

  /**
   * Which epochs are printed.
   *
   * @param interval every so many, or {@link ThinnedReport#LOGARITHMIC}
   */
  record ReportEvery(int interval) {
    /** Every epoch. */
    static final ReportEvery ONE = new ReportEvery(1);

    /** Reads {@code N} or {@code log}. */
    static ReportEvery parse(String text) {
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

    RunReport thin(RunReport report) {
      return interval == 1 ? report : new ThinnedReport(report, interval);
    }
  }
}
