package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.option.Command;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.cli.session.SummaryOptions;
import dev.neuron.cli.session.TrainSession;
import dev.neuron.cli.session.TrainingData;
import dev.neuron.cli.session.UnseenRows;
import dev.neuron.data.Conversions;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.LoadReport;
import dev.neuron.math.Neuron;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Inference;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What {@code train} does apart from its outputs: for {@code reproduce}, and for Java programs. */
public final class QuietTraining extends Command {
  /** Nothing of it is to be guessed. */
  private static final CsvFormat TABLE =
      new CsvFormat(
          HeaderRule.YES,
          ',',
          '"',
          CsvFormat.NONE,
          '.',
          StandardCharsets.UTF_8,
          List.of(),
          CsvFormat.NONE,
          false,
          CsvFormat.MAX_EXPANSION,
          0,
          Conversions.NONE,
          CsvFormat.NONE);

  // In the order in which model files keep their options.
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final TrainingOptions training = add(new TrainingOptions());
  private final DataOptions data = add(new DataOptions());
  private final StorageOptions storage = add(new StorageOptions());
  private final SummaryOptions summary = add(new SummaryOptions());
  private final ThreadsOption threads = add(new ThreadsOption());
  private final EngineOptions engine = add(new EngineOptions());
  private final DataSetup setup = new DataSetup(data, threads, engine);

  public QuietTraining() {
    super("", "");
  }

  /**
   * Trains as the options say, and talks to the console as {@code train} does.
   *
   * @param table the data as CSV with names and commas, where they are not the files that the
   *     options name; else null
   * @param stop asked after every epoch; once true, the run ends there
   * @return the neuron, or null if the run failed
   */
  public TrainedNeuron run(
      Console console, DataSource table, TrainingListener listener, BooleanSupplier stop) {
    Neuron neuron = neuronOptions.neuron();
    setup.check(training, storage);
    training.plan(neuron, training.startBeforeReading());
    Inference inference = summary.inference();
    TrainingData loaded = load(console, table);
    FindingTalk.pointToLogLoss(neuron, loaded.training().statistics().target(), console);
    TrainingPlan plan = training.plan(neuron, training.start(loaded.training()));
    try (Problem problem = loaded.problem(neuron, threads.count(), plan.passes())) {
      FindingTalk.warnOfTargets(problem, console);
      TrainSession session = session(console, loaded, plan, problem, true);
      TrainingListener telling = telling(console, loaded, plan, problem, listener);
      FindingTalk.tell(
          console,
          plan,
          session.trainQuietly(inference, true, telling, stop),
          loaded.training().columns());
      return session.trained();
    }
  }

  private TrainingData load(Console console, DataSource table) {
    if (table == null) {
      data.spare(console, training.filesRead(data));
      return setup.load(console, training, storage, true);
    }
    DataRequest request = data.request(List.of(table), threads.count(), true);
    return TrainingData.load(console, request.withFormat(TABLE), training, storage);
  }

  private static TrainingListener telling(
      Console console,
      TrainingData loaded,
      TrainingPlan plan,
      Problem problem,
      TrainingListener listener) {
    return new TrainingListener() {
      @Override
      public void started(LearningRate rate) {
        console.note(
            RunWording.assumptions(plan, rate, problem, loaded.training().scaling().kind()));
        listener.started(rate);
      }

      @Override
      public void epoch(EpochResult line) {
        listener.epoch(line);
      }
    };
  }

  /**
   * Trains again, without any talk, and learns of the neuron what is recorded of it.
   *
   * @param recorded the neuron of that time
   * @param read is given what was read, to refuse it
   * @param stop asked after every epoch; once true, the run ends there
   * @return the neuron, or null if the run failed
   */
  TrainedNeuron again(
      Console console,
      TrainedNeuron recorded,
      Consumer<LoadReport> read,
      TrainingListener listener,
      BooleanSupplier stop) {
    Neuron neuron = neuronOptions.neuron();
    setup.check(training, storage);
    TrainingData loaded = setup.loadAgain(console, training);
    read.accept(loaded.training().report());
    TrainingPlan plan = training.plan(neuron, training.start(loaded.training()));
    boolean unseen = recorded.heldOut() != null;
    try (Problem problem = loaded.problem(neuron, threads.count(), plan.passes())) {
      TrainSession session = session(console, loaded, plan, problem, unseen);
      session.trainQuietly(Inference.of(recorded.standardErrors()), unseen, listener, stop);
      return session.trained();
    }
  }

  private TrainSession session(
      Console console, TrainingData loaded, TrainingPlan plan, Problem problem, boolean unseen) {
    TrainSession session = new TrainSession(console, loaded, plan, problem, record(this));
    if (unseen) {
      session.testOn(UnseenRows.folds(loaded, training, plan.neuron(), threads.count()));
    }
    return session;
  }
}
