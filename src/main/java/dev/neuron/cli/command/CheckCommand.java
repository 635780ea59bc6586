package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.NumberOption;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.session.EvaluationPoint;
import dev.neuron.cli.session.SparkData;
import dev.neuron.cli.session.TrainingData;
import dev.neuron.data.DataRequest;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import dev.neuron.diagnose.ClosedForm;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.diagnose.GradientCheck;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.report.explain.CheckReport;
import dev.neuron.report.explain.CheckedPoint;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
    point.plan(neuron, penalty, point.epochs(), point.starting().startBeforeReading());
    engine.check(data, threads);
    data.spare(console, data.fileNames());
    TrainingData loaded = load(console);
    loaded.tell(console);
    Dataset dataset = loaded.training();
    Problem problem = loaded.problem(neuron, threads.count());
    try {
      ExampleSample sample = loaded.sample(rows.or(defaultRows(dataset.features())));
      CheckReport report =
          new CheckReport(
              neuron,
              l2.value(),
              dataset.columns().names(),
              dataset.scaling().kind(),
              sample,
              check(dataset, problem, penalty, sample));
      console.out().print(format.value() == Format.JSON ? report.json() : report.text());
      return report.passed() ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
    } finally {
      problem.engine().close();
    }
  }

  private TrainingData load(Console console) {
    if (engine.isSpark()) {
      return new SparkData(engine, data.fileNames(), data.namedRequest(false)).all();
    }
    DataRequest request = data.request(console, threads.count(), false);
    return new TrainingData(
        ProgressLine.during(console, progress -> DataLoader.load(request, progress)),
        null,
        new Phases(Phase.LOAD));
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

  private List<CheckedPoint> check(
      Dataset dataset, Problem problem, Penalty penalty, ExampleSample sample) {
    Neuron neuron = problem.neuron();
    ClosedForm ofTrainer = ClosedForm.ofTrainer(neuron, threads.count());
    ClosedForm closedForm =
        (examples, wHat) -> {
          double[] gradient = ofTrainer.gradient(examples, wHat);
          penalty.addGradient(wHat, gradient);
          return gradient;
        };
    GradientCheck check = new GradientCheck(neuron, l2.value(), sample, closedForm);
    Start from = point.starting().start(dataset);
    double[] start = EvaluationPoint.go(point.plan(neuron, penalty, 0, from), problem).parameters();
    List<CheckedPoint> checked = new ArrayList<>();
    checked.add(at(CheckedPoint.Kind.START, 0, start, check, problem));
    TrainingResult trained =
        EvaluationPoint.go(point.plan(neuron, penalty, point.epochs(), from), problem);
    if (trained.epochs() > 0) {
      checked.add(
          at(CheckedPoint.Kind.EPOCH, trained.epochs(), trained.parameters(), check, problem));
    }
    Random random = new Random(point.starting().seed());
    for (int i = 1; i <= points.value(); i++) {
      double[] anywhere = check.randomPoint(start, problem.targets(), random);
      checked.add(at(CheckedPoint.Kind.RANDOM, i, anywhere, check, problem));
    }
    return checked;
  }

  private static CheckedPoint at(
      CheckedPoint.Kind kind, int number, double[] wHat, GradientCheck check, Problem problem) {
    GradientSum sum = new GradientSum(problem.neuron(), wHat.length - 1);
    problem.engine().sum(wHat, sum);
    return new CheckedPoint(kind, number, sum.cost(), sum.activeShare(), check.at(wHat));
  }
}
