package dev.neuron.cli;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.RecordStream;
import dev.neuron.diagnose.Evaluation;
import dev.neuron.diagnose.Metrics;
import dev.neuron.engine.spark.SparkParts;
import dev.neuron.math.Cost;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.EvaluationReport;
import dev.neuron.report.Numbers;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuron evaluate}. */
@Command(
    name = "evaluate",
    description = "Measures how good a saved neuron is on data that has the target.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron evaluate model.json test.csv",
      "  neuron evaluate model.json test.csv --min-r2 0.5      exit 5 if R² is below",
      "  neuron evaluate model.json test.csv --worst 20        the rows it is worst at",
      ""
    })
final class EvaluateCommand implements Subcommand {
  /** How the metrics are written. */
  enum Format {
    TEXT,
    CSV,
    JSON;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private String model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "CSV files with the same columns, or - for standard input.")
  private List<String> data;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = 100,
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--worst",
      paramLabel = "N",
      order = 101,
      description = "How many of the worst rows to show (default: ${DEFAULT-VALUE}).")
  private int worst = 5;

  @Option(
      names = "--max-loss",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 102,
      description = "Exit with 5 if the loss is above this.")
  private Double maxLoss;

  @Option(
      names = "--min-r2",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 103,
      description = "Exit with 5 if R² is below this.")
  private Double minR2;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      order = 104,
      description = "The column with the target (default: called as in training).")
  private String target;

  @Mixin private ModelRows rows;
  @Mixin private EngineOptions engine;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    if (worst < 0) {
      throw new UsageException("--worst must not be negative");
    }
    engine.check(data);
    TrainedNeuron neuron = ModelFile.load(Sources.path(model));
    Columns columns = rows.columns(neuron);
    if (target != null) {
      columns = new Columns(columns.features(), target, columns.missing());
    }
    Evaluation evaluation = new Evaluation(neuron.neuron(), worst);
    PartEvaluator evaluator = new PartEvaluator(neuron, columns, rows.unseen());
    long rowsRead =
        engine.isSpark()
            ? readInParts(neuron, evaluator, console, evaluation)
            : readHere(neuron, evaluator, console, evaluation);
    if (evaluation.count() == 0) {
      String problem = rowsRead == 0 ? "has no rows" : "has no row without a missing cell";
      throw DataException.content(Fault.of(data.get(0), problem, null));
    }
    Metrics metrics = evaluation.metrics();
    Cost cost = neuron.neuron().cost();
    print(new EvaluationReport(metrics, cost, columns.target(), rowsRead), console);
    return gates(metrics, console);
  }

  private long readHere(
      TrainedNeuron neuron, PartEvaluator evaluator, Console console, Evaluation evaluation) {
    return ProgressLine.during(
        console,
        progress -> {
          try (RecordStream stream = rows.open(neuron, data, console, progress)) {
            return evaluator.take(stream, evaluation::add);
          }
        });
  }

  /** Executors read the rows; what they found is put together here in the order of the rows. */
  private long readInParts(
      TrainedNeuron neuron, PartEvaluator evaluator, Console console, Evaluation evaluation) {
    SparkParts parts = SparkData.parts(engine, data, rows.format(neuron));
    parts.records().notes().forEach(console::tell);
    long[] rowsRead = {0};
    parts.run(
        evaluator,
        found -> {
          found.give(rowsRead[0], evaluation::add);
          rowsRead[0] += found.rows();
        });
    return rowsRead[0];
  }

  private void print(EvaluationReport report, Console console) {
    console
        .out()
        .print(
            switch (format) {
              case TEXT -> report.text();
              case CSV -> report.csv();
              case JSON -> report.json();
            });
  }

  /** A number that does not exist misses its gate. */
  private ExitStatus gates(Metrics metrics, Console console) {
    boolean passed = true;
    if (maxLoss != null && !(metrics.loss() <= maxLoss)) {
      console.error(missed("the loss", metrics.loss(), "above --max-loss", maxLoss));
      passed = false;
    }
    if (minR2 != null && !(metrics.r2() >= minR2)) {
      console.error(missed("R²", metrics.r2(), "below --min-r2", minR2));
      passed = false;
    }
    return passed ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  private static String missed(String what, double value, String how, double limit) {
    if (Double.isNaN(value)) {
      return what + " does not exist, as all targets are equal";
    }
    return what + " " + Numbers.shortest(value) + " is " + how + " " + Numbers.shortest(limit);
  }
}
