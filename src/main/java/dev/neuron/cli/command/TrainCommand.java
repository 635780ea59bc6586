package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputConflicts;
import dev.neuron.cli.option.PlotOptions;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.session.CheckpointOptions;
import dev.neuron.cli.session.CheckpointWriting;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.cli.session.DryRun;
import dev.neuron.cli.session.PictureReport;
import dev.neuron.cli.session.RunGates;
import dev.neuron.cli.session.RunOutputs;
import dev.neuron.cli.session.SummaryOptions;
import dev.neuron.cli.session.TrainOutputOptions;
import dev.neuron.cli.session.TrainSession;
import dev.neuron.cli.session.TrainingData;
import dev.neuron.cli.session.UnseenRows;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.math.Neuron;
import dev.neuron.model.Checkpoint;
import dev.neuron.train.Inference;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingPlan;

/** {@code neuron train}. */
public final class TrainCommand extends Subcommand {
  // In the order in which model files keep their options.
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final TrainingOptions training = add(new TrainingOptions());
  private final DataOptions data = add(new DataOptions());
  private final StorageOptions storage = add(new StorageOptions());
  private final TrainOutputOptions output = add(new TrainOutputOptions());
  private final SummaryOptions summary = add(new SummaryOptions());
  private final PlotOptions plotting = add(new PlotOptions());
  private final CheckpointOptions checkpoints = add(new CheckpointOptions());
  private final ThreadsOption threads = add(new ThreadsOption());
  private final EngineOptions engine = add(new EngineOptions());
  private final RunGates gates = add(new RunGates());
  private final DataSetup setup = new DataSetup(data, threads, engine);

  private final Option<Boolean> dryRun =
      option("--dry-run")
          .help("Read the data, print every option in force and the rates, and end.")
          .flag();

  public TrainCommand() {
    super(
        "Trains one neuron on CSV data and prints the loss of every epoch.",
        """
          neuron train data.csv                        the last column, from all other numeric ones
          neuron train data.csv --target price --model price.json
          neuron train data.csv --report-every log     lines at epochs 1, 2, 5, 10, 20, 50, …
          neuron train data.csv --checkpoint run.ckpt  to go on later with --resume run.ckpt
          neuron train data.csv --format csv > losses.csv
          neuron train hdfs://…/data/ --engine spark --master spark://host:7077
          neuron train data.csv -o newton --summary    how sure each weight is
          neuron train data.csv --plot losses.html     a page with the picture; .svg and .png too
          zcat data.csv.gz | neuron train - --learning-rate 0.01 --epochs 500
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    Neuron neuron = neuronOptions.neuron();
    // Contradictions are told before anything is read.
    setup.check(training, storage);
    training.plan(neuron, training.startBeforeReading());
    gates.check(training.validation() != null || training.testing().folds() > 0);
    Inference inference = summary.inference();
    data.requireFiles();
    checkOutputs(console);
    Checkpoint paused = checkpoints.paused(record(this));
    try (RunOutputs outputs = dryRun.value() ? new RunOutputs() : output.open(console, paused);
        AtomicFile model = dryRun.value() ? null : output.openModel()) {
      boolean drawn = output.isText() && plotting.onTerminal();
      if (!dryRun.value() && (drawn || plotting.isGiven())) {
        outputs.add(new PictureReport(plotting, console, data.names(), drawn));
      }
      CheckpointWriting writing = dryRun.value() ? null : checkpoints.open(console);
      boolean hashed = (output.needsHash() && !dryRun.value()) || checkpoints.needsHash();
      TrainingData loaded = setup.load(console, training, storage, hashed);
      FindingTalk.pointToLogLoss(neuron, loaded.training().statistics().target(), console);
      checkpoints.checkData(paused, loaded);
      TrainingPlan plan = training.plan(neuron, training.start(loaded.training()));
      try (Problem problem = loaded.problem(neuron, threads.count(), plan.passes())) {
        FindingTalk.warnOfTargets(problem, console);
        if (dryRun.value()) {
          DryRun dry = new DryRun(loaded.training(), plan, problem, record(this));
          console.out().print(output.isJson() ? dry.json() : dry.text());
          return ExitStatus.DONE;
        }
        TrainSession session = new TrainSession(console, loaded, plan, problem, record(this));
        session.testOn(UnseenRows.folds(loaded, training, neuron, threads.count()));
        Interruption.listen(console);
        session.train(outputs, writing, paused, inference);
        return session.finish(model, output.model(), gates);
      }
    }
  }

  private void checkOutputs(Console console) {
    OutputConflicts places = training.places(console, training.filesRead(data));
    places.keepFor("--checkpoint", checkpoints.resumed());
    places.take("--model", output.model());
    places.take("--log", output.log());
    places.take("--checkpoint", checkpoints.file());
    plotting.take(places);
    setup.take(places, storage);
  }
}
