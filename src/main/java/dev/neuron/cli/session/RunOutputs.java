package dev.neuron.cli.session;

import dev.neuron.cli.console.ClosedPipeException;
import dev.neuron.cli.console.Utf8Output;
import dev.neuron.data.OutputException;
import dev.neuron.model.Checkpoint;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.run.RunReport;
import dev.neuron.report.run.RunStart;
import dev.neuron.train.EpochResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a run is written to. Files are opened before the work starts, so that one that cannot
 * be created costs no training, and put in place when the run has ended.
 */
public final class RunOutputs implements RunReport, AutoCloseable {
  /** How long a line may wait for the reader of standard output. */
  private static final long PATIENCE_NANOS = 100_000_000;

  private final List<RunReport> reports = new ArrayList<>();
  private Utf8Output answer;
  private LogFile log;
  private PictureReport picture;
  private long flushed;

  /** Adds a report to standard output. */
  public void add(RunReport report, Utf8Output to) {
    reports.add(report);
    answer = to;
  }

  /** Adds a picture. */
  public void add(PictureReport report) {
    reports.add(report);
    picture = report;
  }

  /** Adds a file. */
  public void add(LogFile file) {
    reports.add(file);
    log = file;
  }

  @Override
  public void start(RunStart start) {
    flushed = System.nanoTime();
    for (RunReport report : reports) {
      report.start(start);
    }
  }

  /** Tells every report, those too that stand behind one that fails. */
  @Override
  public void epoch(EpochResult line) {
    RuntimeException failed = null;
    for (RunReport report : reports) {
      try {
        report.epoch(line);
      } catch (OutputException | ClosedPipeException failure) {
        failed = failed instanceof OutputException ? failed : failure;
      }
    }
    if (failed != null) {
      throw failed;
    }
    if (answer != null && System.nanoTime() - flushed > PATIENCE_NANOS) {
      answer.flush();
      flushed = System.nanoTime();
    }
  }

  /** Puts the log so far in place, and returns where its lines stand; null without a log. */
  Checkpoint.Log putLogSoFar() {
    return log == null ? null : log.putSoFar();
  }

  /**
   * Writes the end, and puts the files in place. An output that fails does not keep the others from
   * their end.
   */
  @Override
  public void end(RunEnd end) {
    RuntimeException failed = null;
    for (RunReport report : reports) {
      try {
        report.end(end);
        if (answer != null) {
          answer.flush();
        }
      } catch (OutputException failure) {
        failed = failed instanceof OutputException ? failed : failure;
      } catch (ClosedPipeException gone) {
        failed = failed == null ? gone : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /** Removes what was not put in place. */
  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
    if (picture != null) {
      picture.close();
    }
  }
}
