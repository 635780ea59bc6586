package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.NumberOption;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.session.CheckedPoints;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.cli.session.EvaluationPoint;
import dev.neuron.cli.session.TrainingData;
import dev.neuron.data.block.Dataset;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.math.Neuron;
import dev.neuron.report.explain.CheckReport;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;

/** {@code neuron check}. */
public final class CheckCommand extends Subcommand {
  /** Rows checked unless told otherwise: differences cost some microseconds a number. */
  private static final long MOST_ROWS = 1000;

  private static final long MOST_NUMBERS = 50_000;
  private static final long FEWEST_ROWS = 20;

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON
  }

  private final DataOptions data = add(new DataOptions());
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final EvaluationPoint point =
      add(
          new EvaluationPoint(
              10, "Check after so many epochs too; 0 for the start alone (default: 10)."));
  private final ThreadsOption threads = add(new ThreadsOption());
  private final EngineOptions engine = add(new EngineOptions());

  private final Option<Integer> points =
      option("--points", "N")
          .atLeast(0)
          .in(Section.TRAINING)
          .help("Check at so many random points too (default: 2).")
          .count()
          .otherwise(2);
  private final Option<Double> l2 =
      option("--l2", "NUMBER")
          .atLeast(0)
          .in(Section.TRAINING)
          .help("λ₂ of the penalty ½λ₂‖w‖², the bias exempt (default: 0).")
          .number()
          .otherwise(0.0);
  private final Option<Long> rows =
      option("--rows", "N|all")
          .in(Section.DATA)
          .help(
              "Check on so many examples, spread evenly (default: 1000, fewer with over 50"
                  + " features).")
          .parsed(Long.class, CheckCommand::rows);
  private final Option<Format> format =
      option("--format", "NAME")
          .help("How to print: ${COMPLETION-CANDIDATES} (default: text).")
          .choice(Format.TEXT);

  public CheckCommand() {
    super(
        """
        Computes the gradient in three independent ways, and tells whether they agree.
        They are the closed form that training uses, automatic differentiation, and differences.
        Exit status 5 when they do not.
        """,
        """
          neuron check data.csv                        the start, epoch 10, two random points
          neuron check data.csv -a tanh --cost huber   another neuron
          neuron check data.csv --epochs 500 --points 0
          neuron check data.csv --format json > check.json
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    Neuron neuron = neuronOptions.neuron();
    Penalty penalty = new Penalty(0, l2.value());
    // Contradictions are told before anything is read.
    point.plan(neuron, penalty, point.starting().startBeforeReading());
    TrainingData loaded = new DataSetup(data, threads, engine).examples(console);
    Dataset dataset = loaded.training();
    try (Problem problem = loaded.problem(neuron, threads.count())) {
      FindingTalk.warnOfTargets(problem, console);
      ExampleSample sample = loaded.sample(rows.or(defaultRows(dataset.features())), null);
      CheckReport report =
          new CheckReport(
              neuron,
              l2.value(),
              dataset.columns().names(),
              dataset.scaling().kind(),
              sample,
              new CheckedPoints(point, penalty, points.value())
                  .of(problem, sample, dataset, threads.count()));
      console
          .out()
          .print(
              format.value() == Format.JSON
                  ? report.json()
                  : report.text(console.colorsOut(), console.widthOut()));
      if (!report.passed()) {
        console.error("the three gradients do not agree");
      }
      return report.passed() ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
    }
  }

  private static long rows(String text) {
    return text.equals("all")
        ? Integer.MAX_VALUE
        : NumberOption.countOf(
            text, Integer.MAX_VALUE, "is not all or a number of rows, at least 1");
  }

  private static long defaultRows(int features) {
    return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, MOST_NUMBERS / (features + 1)));
  }
}
