package dev.neuron.cli.session;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.report.run.RunReport;
import dev.neuron.train.EpochResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The log of an earlier run, to be compared line by line with one that is under way. */
public final class RecordedLog {
  private final List<String> lines; // of the epochs, from 0
  private final RunReport report;
  private final StringBuilder line = new StringBuilder();
  private String difference;

  private RecordedLog(List<String> lines, OutputFormat format) {
    this.lines = lines;
    this.report = format.report(line::append);
  }

  /**
   * Reads a log.
   *
   * @throws DataException of kind UNREADABLE if it cannot be read
   */
  public static RecordedLog read(Path file) {
    OutputFormat format = TrainOutputOptions.logFormat(file);
    List<String> epochs = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        boolean isEpoch =
            format == OutputFormat.CSV
                ? !line.startsWith("epoch")
                : line.startsWith("{\"event\":\"epoch\"");
        if (isEpoch) {
          epochs.add(line);
        }
      }
    } catch (IOException failure) {
      Fault fault = Fault.of(file.toString(), "cannot read this log", null);
      throw new DataException(DataException.Kind.UNREADABLE, fault, failure);
    }
    return new RecordedLog(epochs, format);
  }

  /** Compares a line with the recorded one of its epoch. */
  public void compare(EpochResult now) {
    if (difference != null) {
      return;
    }
    line.setLength(0);
    report.epoch(now);
    String text = line.substring(0, line.length() - 1);
    String then = now.epoch() < lines.size() ? lines.get(now.epoch()) : "nothing";
    if (!open(then).startsWith(open(text))) {
      difference =
          "epoch "
              + now.epoch()
              + " is the first that differs: "
              + then
              + " recorded, "
              + text
              + " now";
    }
  }

  /** Without its end: the line now is told without validation loss and penalty, which come last. */
  private static String open(String text) {
    return (text.endsWith("}") ? text.substring(0, text.length() - 1) : text) + ",";
  }

  /** How the first epoch that differs does, or null if all are the same. */
  public String difference() {
    return difference;
  }
}
