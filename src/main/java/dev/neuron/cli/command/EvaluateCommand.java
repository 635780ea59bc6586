package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.session.EvaluationWeights;
import dev.neuron.cli.session.PartEvaluator;
import dev.neuron.cli.session.SparkData;
import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.diagnose.Evaluation;
import dev.neuron.diagnose.Metrics;
import dev.neuron.engine.spark.SparkParts;
import dev.neuron.math.Cost;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.EvaluationReport;
import dev.neuron.report.words.Numbers;
import java.util.List;

/** {@code neuron evaluate}. */
public final class EvaluateCommand extends Subcommand {
  /** How the metrics are written. */
  enum Format {
    TEXT,
    CSV,
    JSON
  }

  private final Option<String> model = argument("MODEL", "The model file.");
  private final Option<List<String>> data =
      arguments(1, "DATA", "CSV files with the same columns, or - for standard input.");
  private final Option<Format> format =
      option("--format", "FORMAT")
          .help("${COMPLETION-CANDIDATES} (default: text).")
          .choice(Format.TEXT);
  private final Option<Integer> worst =
      option("--worst", "N")
          .atLeast(0)
          .help("How many of the worst rows to show (default: 5).")
          .count()
          .otherwise(5);
  private final Option<Double> maxLoss =
      option("--max-loss", "NUMBER").help("Exit with 5 if the loss is above this.").number();
  private final Option<Double> minR2 =
      option("--min-r2", "NUMBER").help("Exit with 5 if R² is below this.").number();
  private final Option<String> target =
      option("--target", "NAME")
          .in(Section.DATA)
          .help("The column with the target (default: called as in training).")
          .text();

  private final EvaluationWeights weights = add(new EvaluationWeights());
  private final PredictionOptions rows = add(new PredictionOptions());
  private final EngineOptions engine = add(new EngineOptions());

  public EvaluateCommand() {
    super(
        "Measures how good a saved neuron is on data that has the target.",
        """
          neuron evaluate model.json test.csv
          neuron evaluate model.json test.csv --min-r2 0.5      exit 5 if R² is below
          neuron evaluate model.json test.csv --worst 20        the rows it is worst at
          neuron evaluate model.json test.csv --weights n       rows that count n times
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    engine.check(data.value());
    TrainedNeuron neuron = ModelFile.load(DataArguments.path(model.value()));
    Columns columns = rows.columns(neuron);
    if (target.isGiven()) {
      columns = columns.withTarget(target.value());
    }
    Measured measured =
        engine.isSpark()
            ? readInParts(neuron, columns, console)
            : readHere(neuron, columns, console);
    Evaluation evaluation = measured.evaluation();
    refuseNothing(evaluation, measured.rowsRead());
    Metrics metrics = evaluation.metrics();
    Cost cost = neuron.neuron().cost();
    String target = columns.target();
    String weighted = measured.weights();
    print(new EvaluationReport(metrics, cost, target, weighted, measured.rowsRead()), console);
    return gates(metrics, cost.isMargin(), console);
  }

  /**
   * What the rows gave.
   *
   * @param weights the name of the column of weights, or null
   */
  private record Measured(Evaluation evaluation, String weights, long rowsRead) {}

  private void refuseNothing(Evaluation evaluation, long rowsRead) {
    if (evaluation.weight() > 0) {
      return;
    }
    String problem =
        evaluation.count() > 0
            ? "every row has weight 0"
            : rowsRead == 0 ? "has no rows" : "has no row without a missing cell";
    throw DataException.content(Fault.of(data.value().get(0), problem, null));
  }

  private Measured readHere(TrainedNeuron neuron, Columns columns, Console console) {
    return ProgressLine.during(
        console,
        progress -> {
          try (RecordStream stream = rows.open(neuron, data.value(), console, progress)) {
            List<String> names = stream.header();
            int place =
                weights.place(names, data.value().get(0), columns.target(), neuron, console);
            Evaluation evaluation = new Evaluation(neuron.neuron(), worst.value(), place >= 0);
            PartEvaluator evaluator = new PartEvaluator(neuron, columns, rows.unseen(), place);
            long rowsRead = evaluator.take(stream, evaluation::add);
            return new Measured(evaluation, place < 0 ? null : names.get(place), rowsRead);
          }
        });
  }

  /** Executors read the rows; what they found is put together here in the order of the rows. */
  private Measured readInParts(TrainedNeuron neuron, Columns columns, Console console) {
    SparkParts parts = SparkData.parts(engine, data.value(), rows.format(neuron));
    parts.records().notes().forEach(console::tell);
    List<String> names = parts.records().header();
    int place = weights.place(names, data.value().get(0), columns.target(), neuron, console);
    Evaluation evaluation = new Evaluation(neuron.neuron(), worst.value(), place >= 0);
    long[] rowsRead = {0};
    parts.run(
        new PartEvaluator(neuron, columns, rows.unseen(), place),
        found -> {
          found.give(rowsRead[0], evaluation::add);
          rowsRead[0] += found.rows();
        });
    return new Measured(evaluation, place < 0 ? null : names.get(place), rowsRead[0]);
  }

  private void print(EvaluationReport report, Console console) {
    console
        .out()
        .print(
            switch (format.value()) {
              case TEXT -> report.text();
              case CSV -> report.csv();
              case JSON -> report.json();
            });
  }

  /** A number that does not exist misses its gate. */
  private ExitStatus gates(Metrics metrics, boolean margin, Console console) {
    boolean passed = true;
    if (maxLoss.isGiven() && !(metrics.loss() <= maxLoss.value())) {
      console.error(
          missed(margin, "the loss", metrics.loss(), "above --max-loss", maxLoss.value()));
      passed = false;
    }
    if (minR2.isGiven() && !(metrics.r2() >= minR2.value())) {
      console.error(missed(margin, "R²", metrics.r2(), "below --min-r2", minR2.value()));
      passed = false;
    }
    return passed ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  private static String missed(
      boolean margin, String what, double value, String how, double limit) {
    if (Double.isNaN(value)) {
      return what
          + " does not exist, as "
          + (margin ? "a prediction is a margin under hinge" : "all targets are equal");
    }
    return what + " " + Numbers.shortest(value) + " is " + how + " " + Numbers.shortest(limit);
  }
}
