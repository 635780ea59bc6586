package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.session.DataRow;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.cli.session.EvaluationPoint;
import dev.neuron.cli.session.ExplainedSteps;
import dev.neuron.cli.session.ModelData;
import dev.neuron.data.DataRequest;
import dev.neuron.data.block.Dataset;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.model.ModelFile;
import dev.neuron.report.explain.ExplanationReport;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/** {@code neuron explain}. */
public final class ExplainCommand extends Subcommand {
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
    ModelData saved = modelFile.isGiven() ? saved(asked) : null;
    DataRequest request =
        saved == null
            ? new DataSetup(data, threads, null).request(console)
            : saved.request(console, data, threads.count());
    Dataset dataset =
        saved == null ? DataSetup.examples(console, request) : saved.examples(console, request);
    if (saved != null && !data.isGiven()) {
      saved.compare(dataset.report(), console);
    }
    Neuron neuron = saved == null ? asked : saved.neuron();
    Start start = saved == null ? point.starting().start(dataset) : saved.start(dataset);
    TrainingPlan plan = point.plan(neuron, Penalty.NONE, start);
    List<Block> examples =
        row.isGiven() ? List.of(DataRow.find(dataset, request, row.value())) : dataset.blocks();
    try (LocalEngine engine = new LocalEngine(dataset.blocks(), neuron, threads.count())) {
      Problem problem = Problem.of(neuron, engine, null);
      FindingTalk.warnOfTargets(problem, console);
      walk(new ExplainedSteps(dataset, examples, row.or(0L), plan, problem), console);
    }
    return ExitStatus.DONE;
  }

  private ModelData saved(Neuron asked) {
    if (!asked.equals(Neuron.PAPER)) {
      throw new UsageException("activation and cost are the model's; leave them out");
    }
    if (point.starting().startsElsewhere()) {
      throw new UsageException("--init and --model both say where the neuron is; leave one out");
    }
    return new ModelData(ModelFile.load(DataArguments.path(modelFile.value())), modelFile.value());
  }

  /** Prints step by step, or as JSON, which is one text, at the end. */
  private void walk(ExplainedSteps walk, Console console) {
    List<ExplanationReport> reports = new ArrayList<>();
    for (int step = 1; step <= steps.value(); step++) {
      ExplanationReport report = walk.next(at(step));
      if (format.value() == PageFormat.JSON) {
        reports.add(report);
      } else {
        console.out().print((step == 1 ? "" : "\n") + page(report, console));
      }
    }
    if (format.value() == PageFormat.JSON) {
      console.out().print(ExplanationReport.json(reports));
    }
  }

  private String page(ExplanationReport report, Console console) {
    return switch (format.value()) {
      case MARKDOWN -> report.markdown();
      case LATEX -> report.latex();
      case TEXT, JSON -> report.text(console.colorsOut(), console.widthOut());
    };
  }

  /** Where the neuron is before a step, in words. */
  private String at(int step) {
    String at = point.words(modelFile.or("the start"));
    String of = "step " + step + " of " + steps.value();
    return steps.value() == 1 ? at : step == 1 ? of + ", " + at : of;
  }
}
