package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import dev.neuron.model.Checkpoint;
import dev.neuron.report.RunReport;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where and how {@code train} writes. */
final class TrainOutputOptions {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      order = 400,
      description = "Save the trained neuron here, as JSON.")
  private Path model;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      order = 401,
      description = "Write every epoch into this file too; .csv or .jsonl.")
  private Path log;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      order = 402,
      description = "How to print: text, csv or jsonl (default: text).")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--report-every",
      paramLabel = "N|log",
      converter = ReportEvery.Converter.class,
      order = 403,
      description = "Print every N-th epoch, or 1, 2, 5, 10, 20, 50, … (default: 1, all of them).")
  private ReportEvery reportEvery = ReportEvery.ONE;

  /** The model file, or null. */
  Path model() {
    return model;
  }

  /** Whether people read the answer. */
  boolean isText() {
    return format == OutputFormat.TEXT;
  }

  /** The log, or null. */
  Path log() {
    return log;
  }

  /** Whether anything written names the hash of the data. */
  boolean needsHash() {
    return model != null || format == OutputFormat.JSONL || logFormat() == OutputFormat.JSONL;
  }

  /**
   * The format of the log by its name, or null without a log.
   *
   * @throws UsageException if the name ends in neither
   */
  OutputFormat logFormat() {
    return log == null ? null : logFormat(log);
  }

  /**
   * The format of a log by its name.
   *
   * @throws UsageException if the name ends in neither
   */
  static OutputFormat logFormat(Path log) {
    String name = log.toString();
    if (name.endsWith(".csv")) {
      return OutputFormat.CSV;
    } else if (name.endsWith(".jsonl")) {
      return OutputFormat.JSONL;
    }
    throw new UsageException("--log: '" + name + "' ends in neither .csv nor .jsonl");
  }

  /** Opens the model file, so that one that cannot be created costs no training; null without. */
  AtomicFile openModel() {
    return model == null ? null : AtomicFile.create(model);
  }

  /**
   * Opens everything but the model.
   *
   * @param paused the run to go on with, or null
   */
  RunOutputs open(Console console, Checkpoint paused) {
    RunOutputs outputs = new RunOutputs();
    RunReport answer = format.report(console.out()::print);
    outputs.add(reportEvery.thin(answer), console.out());
    if (log != null) {
      boolean goesOn = paused != null && paused.log() != null;
      outputs.add(
          goesOn ? LogFile.goOn(log, logFormat(), paused.log()) : LogFile.create(log, logFormat()));
    }
    return outputs;
  }
}
