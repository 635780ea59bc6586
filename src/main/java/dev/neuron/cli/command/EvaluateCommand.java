package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputConflicts;
import dev.neuron.cli.option.PlotOptions;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.predict.EvaluationGates;
import dev.neuron.cli.predict.EvaluationPass;
import dev.neuron.cli.predict.EvaluationWeights;
import dev.neuron.cli.predict.ImportanceOptions;
import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.diagnose.Metrics;
import dev.neuron.math.Cost;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.EvaluationReport;
import dev.neuron.report.answer.ImportanceTable;
import dev.neuron.report.answer.ResidualCharts;
import java.util.ArrayList;
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
      optionalArguments(1, "DATA", "CSV files with the same columns, or - for standard input.")
          .otherwise(List.of());
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
  private final ImportanceOptions importance = add(new ImportanceOptions());
  private final EvaluationGates gates = add(new EvaluationGates());
  private final Option<String> target =
      option("--target", "COLUMN")
          .in(Section.DATA)
          .help("The column with the target (default: called as in training).")
          .text();

  private final EvaluationWeights weights = add(new EvaluationWeights());
  private final PredictionOptions rows = add(new PredictionOptions("which leaves it out"));
  private final EngineOptions engine = add(new EngineOptions());
  private final PlotOptions plotting = add(new PlotOptions());

  public EvaluateCommand() {
    super(
        "Measures how good a saved neuron is on data that has the target.",
        """
          neuron evaluate model.json test.csv
          neuron evaluate model.json test.csv --min-r2 0.5      exit 5 if R² is below
          neuron evaluate model.json test.csv --worst 20        the rows it is worst at
          neuron evaluate model.json test.csv --weights n       rows that count n times
          neuron evaluate model.json test.csv --importance      what each column is worth
          neuron evaluate model.json test.csv --plot errors.svg residuals, or calibration
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    engine.check(data.value(), rows);
    importance.check(engine);
    List<String> read = new ArrayList<>(rows.filesRead(data.value()));
    read.add(model.value());
    plotting.take(new OutputConflicts(console, read));
    TrainedNeuron neuron = ModelFile.load(DataArguments.path(model.value()));
    if (plotting.isGiven() && neuron.neuron().cost().isMargin()) {
      throw DataException.request(
          "--plot: under hinge a prediction is a margin, which leaves no residual",
          "train with --cost log-loss for a picture of calibration");
    }
    DataArguments.requireFiles(rows.isQuery() ? List.of() : data.or(List.of()));
    try (PlotOptions.Pictures pictures = plotting.open()) {
      return evaluate(neuron, pictures, console);
    }
  }

  private ExitStatus evaluate(
      TrainedNeuron neuron, PlotOptions.Pictures pictures, Console console) {
    Columns columns = rows.columns(neuron);
    if (target.isGiven()) {
      columns = columns.withTarget(target.value());
    }
    EvaluationPass pass =
        new EvaluationPass(
            neuron, columns, data.value(), rows, weights, worst.value(), importance.isAsked());
    EvaluationPass.Measured measured = pass.run(console, engine);
    Metrics metrics = measured.evaluation().metrics();
    Cost cost = neuron.neuron().cost();
    String target = columns.target();
    String weighted = measured.weights();
    String source = rows.names(data.value()).get(0);
    ImportanceTable worth = importance.table(neuron, measured.importance(), source);
    print(
        new EvaluationReport(
            metrics,
            cost,
            target,
            weighted,
            measured.rowsRead(),
            measured.rowsRejected(),
            !measured.known().isEmpty(),
            worth),
        console);
    if (!cost.isMargin()) {
      plotting.show(
          () ->
              new ResidualCharts(
                      measured.evaluation().residuals(),
                      neuron.neuron(),
                      metrics.worst(),
                      rows.title(data.value()))
                  .chart(),
          format.value() == Format.TEXT,
          pictures,
          console);
    }
    return gates.status(metrics, cost.isMargin(), console);
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
}
