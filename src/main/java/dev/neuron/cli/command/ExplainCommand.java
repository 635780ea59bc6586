package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.StartOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.session.DataRow;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.cli.session.EvaluationPoint;
import dev.neuron.cli.session.ModelData;
import dev.neuron.data.DataRequest;
import dev.neuron.data.block.Dataset;
import dev.neuron.diagnose.Explanation;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.explain.ExplanationReport;
import dev.neuron.report.words.FormulaNumbers;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/** {@code neuron explain}. */
public final class ExplainCommand extends Subcommand {
  /** Of more examples only the first are written, one by one. */
  private static final int MOST_CHAINS = 1000;

  private final DataOptions data = add(new DataOptions());
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final EvaluationPoint point =
      add(
          new EvaluationPoint(
              0, "Explain the step after so many epochs (default: 0, the first step)."));
  private final ThreadsOption threads = add(new ThreadsOption());

  private final Option<Long> row =
      option("--row", "N")
          .atLeast(1)
          .in(Section.DATA)
          .help("Explain the N-th data row, from 1 (default: all rows as one batch).")
          .whole();
  private final Option<String> modelFile =
      option("-m, --model", "FILE")
          .in(Section.DATA)
          .help("Explain this saved neuron; without DATA on the data it was trained on.")
          .text();
  private final Option<Integer> steps =
      option("--all-steps", "N")
          .atLeast(1)
          .in(Section.TRAINING)
          .help("Walk so many steps, each from where the one before ended (default: 1).")
          .count()
          .otherwise(1);
  private final Option<PageFormat> format =
      option("--format", "NAME")
          .help("How to print: ${COMPLETION-CANDIDATES} (default: text).")
          .choice(PageFormat.TEXT);

  public ExplainCommand() {
    super(
        """
        Shows one step of gradient descent with every number.
        It has the chain from the weights to the cost, the derivative of each link, their product,
        and the update, with the paper's sections.
        """,
        """
          neuron explain data.csv --row 1            the first row, at the start
          neuron explain data.csv                    all rows at once
          neuron explain data.csv --row 1 --epochs 5 after five epochs
          neuron explain data.csv --all-steps 3      three steps, one after the other
          neuron explain --model model.json --row 1  at a saved neuron, on its own data
          neuron explain data.csv --row 1 --format latex > step.tex
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    Neuron asked = neuronOptions.neuron();
    // Contradictions are told before anything is read.
    point.plan(asked, Penalty.NONE, point.starting().startBeforeReading());
    TrainedNeuron model = model(asked);
    Neuron neuron = model == null ? asked : model.neuron();
    ModelData own = model == null ? null : new ModelData(model, modelFile.value());
    DataRequest request =
        own == null
            ? new DataSetup(data, threads, null).request(console)
            : own.request(console, data, threads.count());
    Dataset dataset = DataSetup.examples(console, request);
    if (own != null && !data.isGiven()) {
      own.compare(dataset.report(), console);
    }
    Start start =
        model == null
            ? point.starting().start(dataset)
            : StartOptions.at(model, modelFile.value(), dataset);
    explain(neuron, dataset, request, start, console);
    return ExitStatus.DONE;
  }

  private void print(ExplanationReport report, Console console) {
    console
        .out()
        .print(
            switch (format.value()) {
              case MARKDOWN -> report.markdown();
              case LATEX -> report.latex();
              case TEXT, JSON -> report.text(console.widthOut());
            });
  }

  /** The saved neuron, or null. */
  private TrainedNeuron model(Neuron asked) {
    if (!modelFile.isGiven()) {
      return null;
    }
    if (!asked.equals(Neuron.PAPER)) {
      throw new UsageException("activation and cost are the model's; leave them out");
    }
    if (point.starting().startsElsewhere()) {
      throw new UsageException("--init and --model both say where the neuron is; leave one out");
    }
    return ModelFile.load(DataArguments.path(modelFile.value()));
  }

  private void explain(
      Neuron neuron, Dataset dataset, DataRequest request, Start start, Console console) {
    List<Block> examples =
        row.isGiven() ? List.of(DataRow.find(dataset, request, row.value())) : dataset.blocks();
    try (LocalEngine engine = new LocalEngine(dataset.blocks(), neuron, threads.count())) {
      Problem problem = Problem.of(neuron, engine, null);
      TrainingPlan plan = point.plan(neuron, Penalty.NONE, start);
      // A row is a batch of one, which needs a rate of its own.
      LearningRate ofAll = Trainer.learningRate(plan, problem);
      LearningRate rate =
          row.isGiven() ? Trainer.learningRate(plan.withBatchSize(1, false), problem) : ofAll;
      double[] wHat = EvaluationPoint.go(plan, problem).parameters();
      List<ExplanationReport> ofJson = new ArrayList<>();
      for (int step = 1; step <= steps.value(); step++) {
        Explanation explanation =
            row.isGiven()
                ? Explanation.of(
                    neuron, examples, row.value(), 1, wHat, rate.value(), problem.meanWeight())
                : Explanation.of(neuron, examples, 1, MOST_CHAINS, wHat, rate.value());
        ExplanationReport report =
            new ExplanationReport(
                explanation,
                dataset.columns().names(),
                dataset.columns().target(),
                dataset.scaling().kind(),
                row.or(0L),
                at(step),
                rate(rate, ofAll));
        if (format.value() == PageFormat.JSON) {
          ofJson.add(report);
        } else {
          console.out().print(step == 1 ? "" : "\n");
          print(report, console);
        }
        wHat = explanation.updated();
      }
      if (!ofJson.isEmpty()) {
        console.out().print(ExplanationReport.json(ofJson));
      }
    }
  }

  /** What the learning rate is, in words. */
  private static String rate(LearningRate rate, LearningRate ofAll) {
    if (rate.basis() == LearningRate.Basis.GIVEN) {
      return "the learning rate, as given";
    }
    return rate.value() == ofAll.value()
        ? "the learning rate"
        : "the learning rate of one row at a time; of all rows together it is `"
            + FormulaNumbers.number(ofAll.value())
            + "`";
  }

  /** Where the neuron is before a step, in words. */
  private String at(int step) {
    String at = point.words(modelFile.isGiven() ? modelFile.value() : "the start");
    if (steps.value() == 1) {
      return at;
    }
    return "step " + step + " of " + steps.value() + (step == 1 ? ", " + at : "");
  }
}
