package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import dev.neuron.report.RunEnd;
import dev.neuron.report.RunReport;
import dev.neuron.report.RunStart;
import dev.neuron.train.EpochResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a run is written to. Files are opened before the work starts, so that one that cannot
 * be created costs no training, and put in place when the run has ended.
 */
final class RunOutputs implements RunReport, AutoCloseable {
  private final List<RunReport> reports = new ArrayList<>();
  private final List<AtomicFile> files = new ArrayList<>();
  private final List<Answer> buffers = new ArrayList<>();

  void add(RunReport report) {
    reports.add(report);
  }

  /** Adds a file in a format. */
  void add(AtomicFile file, OutputFormat format) {
    Answer buffer = Answer.to(file);
    files.add(file);
    buffers.add(buffer);
    reports.add(format.report(buffer::print));
  }

  @Override
  public void start(RunStart start) {
    for (RunReport report : reports) {
      report.start(start);
    }
  }

  @Override
  public void epoch(EpochResult line) {
    for (RunReport report : reports) {
      report.epoch(line);
    }
  }

  /** Writes the end, and puts the files in place. */
  @Override
  public void end(RunEnd end) {
    for (RunReport report : reports) {
      report.end(end);
    }
    for (int i = 0; i < files.size(); i++) {
      buffers.get(i).flush();
      files.get(i).commit();
    }
  }

  /** Removes what was not put in place. */
  @Override
  public void close() {
    for (AtomicFile file : files) {
      file.close();
    }
  }
}
