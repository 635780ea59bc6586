package dev.neuron.report.compare;

import dev.neuron.data.json.Json;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Records;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
  public void show(Page page) {
    page.table(runs());
    Table differences = differences();
    if (differences != null) {
      page.table(differences);
    }
    for (RunLog log : logs) {
      if (log.options().isEmpty()) {
        page.aside(log.name() + " does not tell its options; a .jsonl log does");
      }
    }
  }

  @Override
  public String csv() {
    return fields().csv(logs);
  }

  @Override
  public String jsonLines() {
    return fields().jsonLines("run", logs);
  }

  @Override
  public String json() {
    Records<RunLog> fields = fields();
    return JsonAnswer.of(
        Json.Layout.LINE, json -> json.list("runs", logs, one -> fields.write(json, one)));
  }

  /** The keys of new runs, as far as a log tells. */
  private Records<RunLog> fields() {
    double lowest = logs.get(0).loss();
    return new Records<RunLog>()
        .field("rank", log -> logs.indexOf(log) + 1)
        .field("name", RunLog::name)
        .field("learningRate", RunLog::learningRate)
        .field("optimizer", log -> log.options().get("optimizer"))
        .field("batchSize", log -> whole(log.options().get("batch-size")))
        .field("seed", log -> whole(log.options().get("seed")))
        .field("stableLimit", RunLog::limit)
        .field("relativeToLimit", log -> log.learningRate() / log.limit())
        .field("verdict", log -> log.verdict().isEmpty() ? null : log.verdict())
        .field("epochs", RunLog::lastEpoch)
        .field("loss", RunLog::loss)
        .field("bestLoss", RunLog::bestLoss)
        .field("bestEpoch", log -> log.epochsTo(log.bestLoss()))
        .field("epochsToOnePercent", log -> epochsToOnePercent(log, lowest))
        .detail("losses", RunLog::losses);
  }

  private static Integer epochsToOnePercent(RunLog log, double lowest) {
    int near = log.failed() ? -1 : log.epochsTo(NEAR * lowest);
    return near < 0 ? null : (Integer) near;
  }

  /** A whole number as one, anything else as it is. */
  private static Object whole(String option) {
    return option != null && option.matches("-?\\d{1,18}") ? (Object) Long.valueOf(option) : option;
  }

  private Table differences() {
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

  private Table runs() {
    Table table = new Table();
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
      Table.Mark mark =
          winner ? Table.Mark.BEST : log.failed() ? Table.Mark.FAILED : Table.Mark.NONE;
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
        runs(),
        List.of(),
        RunCharts.lowest(curves),
        null);
  }
}
