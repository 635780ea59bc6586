package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputConflicts;
import dev.neuron.cli.option.PlotOptions;
import dev.neuron.cli.option.RateList;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.cli.session.RunsProgress;
import dev.neuron.cli.session.TrainingData;
import dev.neuron.cli.session.UnseenRows;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.Neuron;
import dev.neuron.report.compare.FoundRate;
import dev.neuron.report.compare.RunCharts;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Comparison;
import dev.neuron.train.compare.RateSearch;
import dev.neuron.train.fold.FoldRuns;

/** {@code neuron find}. */
public final class FindCommand extends Subcommand {
  /** How the rate is written. */
  enum Format {
    TEXT,
    PLAIN,
    JSON
  }

  private final Option<Format> format =
      option("--format", "NAME")
          .help(
              "How to print: ${COMPLETION-CANDIDATES}; plain is the number alone (default: text).")
          .choice(Format.TEXT);

  private final DataOptions data = add(new DataOptions());
  private final PlotOptions plotting = add(new PlotOptions());
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final TrainingOptions training = add(new TrainingOptions());
  private final StorageOptions storage = add(new StorageOptions());
  private final EngineOptions engine = add(new EngineOptions());
  private final ThreadsOption threads = add(new ThreadsOption());
  private final DataSetup setup = new DataSetup(data, threads, engine);

  public FindCommand() {
    super(
        "Finds a learning rate by real runs around the stable limit, and says by what rule.",
        """
          neuron find data.csv                              the runs, the rate and the rule
          neuron train data.csv --learning-rate $(neuron find data.csv --format plain)
          neuron find data.csv --optimizer adam --epochs 50
          neuron find data.csv --plot rates.svg             loss against rate, the limit drawn in
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    Neuron neuron = neuronOptions.neuron();
    check(training.plan(neuron, training.startBeforeReading()));
    setup.check(training, storage);
    data.requireFiles();
    OutputConflicts places = training.places(console, training.filesRead(data));
    plotting.take(places);
    setup.take(places, storage);
    try (PlotOptions.Pictures pictures = plotting.open()) {
      return find(console, neuron, pictures);
    }
  }

  private ExitStatus find(Console console, Neuron neuron, PlotOptions.Pictures pictures) {
    TrainingData loaded = setup.load(console, training, storage, false);
    FindingTalk.pointToLogLoss(neuron, loaded.training().statistics().target(), console);
    TrainingPlan plan = training.plan(neuron, training.start(loaded.training()));
    try (Problem problem =
        loaded.problem(neuron, threads.count(), RateSearch.ABOUT * plan.passes())) {
      FindingTalk.warnOfTargets(problem, console);
      console.note(RunWording.assumptions(plan, problem, loaded.training().scaling().kind()));
      Interruption.listen(console);
      FoldRuns folds = UnseenRows.folds(loaded, training, neuron, threads.count());
      FoundRate found = search(console, plan, problem, folds);
      if (found.runs().isEmpty() && Interruption.requested()) {
        throw new PassInterruptedException();
      }
      print(console, found);
      FindingTalk.causes(found, problem, loaded.training().columns().names())
          .forEach(console::warn);
      if (!found.runs().isEmpty()) {
        boolean text = format.value() == Format.TEXT;
        plotting.show(() -> RunCharts.of(found, data.names()), text, pictures, console);
      }
      console.out().flush();
      return Interruption.requested() ? Interruption.status() : ExitStatus.DONE;
    }
  }

  private void check(TrainingPlan plan) {
    if (training.givesRate()) {
      throw new UsageException(
          "find finds the learning rate, so --learning-rate says nothing here");
    }
    if (plan.optimizer().method().searchesLine()) {
      throw new UsageException(
          "--optimizer "
              + plan.optimizer().method()
              + " finds the length of each step itself and needs no learning rate");
    }
  }

  private static FoundRate search(
      Console console, TrainingPlan plan, Problem problem, FoldRuns folds) {
    RunsProgress progress = new RunsProgress(console, RateSearch.ABOUT, true, plan.epochs());
    Comparison comparison = new Comparison(progress, Interruption::requested, folds);
    double scale = LearningRate.scale(plan, problem);
    ComparedRun best = new RateSearch(plan, problem, scale, RateList::round, comparison).search();
    progress.clear();
    boolean cut = Interruption.requested();
    LearningRate computed = Trainer.learningRate(plan, problem);
    return new FoundRate(computed, cut ? null : best, comparison.runs(), plan.epochs(), cut);
  }

  private void print(Console console, FoundRate found) {
    if (found.best() == null) {
      console.warn(found.rule());
    }
    String answer =
        switch (format.value()) {
          case TEXT -> found.text(console.colorsOut(), console.widthOut());
          case PLAIN -> found.plain();
          case JSON -> found.json();
        };
    console.out().print(answer);
  }
}
