package dev.neuron.report.compare;

import dev.neuron.data.SafeText;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.words.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finished runs compared by their logs, best first, with the options they differ in. */
public final class LoggedRuns implements Compared {
  private static final double NEAR = 1.01;
  private static final int DIGITS = 3;
  private static final String NONE = "–";

  private final List<RunLog> logs;

  private LoggedRuns(List<RunLog> logs) {
    this.logs = logs;
  }

  /**
   * Reads logs that {@code train --log} wrote.
   *
   * @throws dev.neuron.data.DataException if one cannot be read, or is none
   */
  public static LoggedRuns read(List<Path> paths) {
    List<RunLog> logs = RunLogReader.readAll(paths);
    logs.sort(Comparator.comparing(RunLog::failed).thenComparingDouble(RunLog::loss));
    return new LoggedRuns(logs);
  }

  @Override
  public String text(boolean colored, int width) {
    RunTable differences = differences();
    StringBuilder text = new StringBuilder(runs().text(colored, width));
    if (differences != null) {
      text.append('\n').append(differences.text(false));
    }
    for (RunLog log : logs) {
      if (log.options().isEmpty()) {
        text.append(SafeText.plain(log.name()))
            .append(" does not tell its options; a .jsonl log does\n");
      }
    }
    return text.toString();
  }

  @Override
  public String markdown() {
    RunTable differences = differences();
    return runs().markdown() + (differences == null ? "" : "\n" + differences.markdown());
  }

  @Override
  public String csv() {
    return records().csv();
  }

  @Override
  public String jsonLines() {
    return records().jsonLines("run");
  }

  @Override
  public String json() {
    return records().json("runs");
  }

  private FinishedRecords records() {
    FinishedRecords records = new FinishedRecords();
    double lowest = logs.get(0).loss();
    long rank = 0;
    for (RunLog log : logs) {
      int near = log.failed() ? -1 : log.epochsTo(NEAR * lowest);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("rank", ++rank);
      fields.put("name", log.name());
      fields.put("learningRate", log.learningRate());
      fields.put("optimizer", log.options().get("optimizer"));
      fields.put("batchSize", whole(log.options().get("batch-size")));
      fields.put("seed", whole(log.options().get("seed")));
      fields.put("stableLimit", log.limit());
      fields.put("relativeToLimit", log.learningRate() / log.limit());
      fields.put("verdict", log.verdict().isEmpty() ? null : log.verdict());
      fields.put("epochs", (long) log.lastEpoch());
      fields.put("loss", log.loss());
      fields.put("bestLoss", log.bestLoss());
      fields.put("bestEpoch", (long) log.epochsTo(log.bestLoss()));
      fields.put("epochsToOnePercent", near < 0 ? null : (Long) (long) near);
      fields.put("losses", log.losses());
      records.add(fields);
    }
    return records;
  }

  /** A whole number as one, anything else as it is. */
  private static Object whole(String option) {
    return option != null && option.matches("-?\\d{1,18}") ? (Object) Long.valueOf(option) : option;
  }

  private RunTable differences() {
    List<String> names = new ArrayList<>();
    List<Map<String, String>> options = new ArrayList<>();
    for (RunLog log : logs) {
      if (!log.options().isEmpty()) { // a csv log does not tell them
        names.add(log.name());
        options.add(log.options());
      }
    }
    return OptionDiff.of(names, options);
  }

  private RunTable runs() {
    RunTable table = new RunTable();
    table.numbers("");
    table.words("run");
    table.numbers("learning rate");
    table.numbers("× limit");
    table.words("verdict");
    table.numbers("epochs");
    table.numbers("final loss");
    table.numbers("best loss");
    table.numbers("× best");
    table.numbers("to 1 %");
    table.words("losses");
    double lowest = logs.get(0).loss();
    Sparkline sparkline = sparkline();
    int place = 0;
    for (RunLog log : logs) {
      boolean winner = log.equals(logs.get(0)) && !log.failed();
      RunTable.Mark mark =
          winner ? RunTable.Mark.BEST : log.failed() ? RunTable.Mark.FAILED : RunTable.Mark.NONE;
      String rank = (winner ? "★ " : "") + ++place;
      table.row(mark, cells(rank, log, lowest, sparkline));
    }
    return table;
  }

  private static List<String> cells(String rank, RunLog log, double lowest, Sparkline sparkline) {
    double relative = log.learningRate() / log.limit();
    int near = log.failed() ? -1 : log.epochsTo(NEAR * lowest);
    return List.of(
        rank,
        log.name(),
        Double.isNaN(log.learningRate()) ? NONE : Numbers.text(log.learningRate()),
        Double.isNaN(relative) ? NONE : Numbers.significant(relative, DIGITS),
        log.verdict().isEmpty() ? NONE : log.verdict(),
        Integer.toString(log.lastEpoch()),
        loss(log.loss()),
        loss(log.bestLoss()),
        log.failed() || !(lowest > 0) ? NONE : ComparisonTable.times(log.loss() / lowest),
        near < 0 ? NONE : Integer.toString(near),
        sparkline.of(log.losses()));
  }

  private static String loss(double loss) {
    return Double.isFinite(loss) ? Numbers.text(loss) : NONE;
  }

  private Sparkline sparkline() {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    int lines = 0;
    for (RunLog log : logs) {
      lowest = Math.min(lowest, log.bestLoss());
      highest = Math.max(highest, log.losses()[0]);
      lines = Math.max(lines, log.losses().length - 1);
    }
    return new Sparkline(lowest, highest, lines);
  }

  /** The losses by epoch. */
  public Chart chart() {
    List<Chart.Curve> curves = new ArrayList<>();
    for (RunLog log : logs) {
      boolean winner = log.equals(logs.get(0));
      curves.add(
          new Chart.Curve(
              log.name(), RunCharts.kind(winner, log.failed()), log.epochs(), log.losses()));
      if (log.validationLosses() != null) {
        curves.add(
            new Chart.Curve(
                log.name(), Chart.Kind.VALIDATION, log.epochs(), log.validationLosses()));
      }
    }
    return new Chart(
        "Runs compared",
        logs.size() + " logs",
        RunCharts.EPOCHS,
        RunCharts.LOSS,
        curves,
        List.of(),
        runs().forChart(),
        List.of(),
        RunCharts.lowest(curves));
  }
}
