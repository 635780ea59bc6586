package dev.neuron.cli.session;

import dev.neuron.cli.console.ClosedPipeException;
import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.data.Feature;
import dev.neuron.data.OutputException;
import dev.neuron.data.Ranges;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.model.Checkpoint;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Program;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.run.RunStart;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Inference;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.RunState;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;
import dev.neuron.train.fate.ActiveCurvature;
import dev.neuron.train.fate.Diagnosis;
import dev.neuron.train.fate.ExplainedVariance;
import dev.neuron.train.fold.FoldFigures;
import dev.neuron.train.fold.FoldRuns;
import dev.neuron.train.fold.HeldOut;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One training run: tells its outputs, then the user, and saves the neuron. */
public final class TrainSession {
  private final Console console;
  private final TrainingData loaded;
  private final Dataset data;
  private final TrainingPlan plan;
  private final Problem problem;
  private final Map<String, Object> options;
  private final Instant started = Instant.now();
  private FoldRuns folds; // null without
  private HeldOut heldOut; // null without
  private Inference inference;
  private RunEnd end;
  private CheckpointWriting writing;
  private RuntimeException failedOutput;

  public TrainSession(
      Console console,
      TrainingData loaded,
      TrainingPlan plan,
      Problem problem,
      Map<String, Object> options) {
    this.console = console;
    this.loaded = loaded;
    this.data = loaded.training();
    this.plan = plan;
    this.problem = problem;
    this.options = options;
  }

  /** Tests the same training on rows it has not seen, too; null for no such rows. */
  public void testOn(FoldRuns parts) {
    folds = parts;
  }

  /**
   * Trains, and tells outputs and user what came of it. An output that fails ends the run, and is
   * kept for {@link #finish}, so that what was learned is saved all the same.
   *
   * @param checkpoints where to save what is needed to go on
   * @param paused the run to go on with, or null
   * @param asked how the weights' standard errors are to be computed, or null for none
   */
  public void train(
      RunOutputs outputs, CheckpointWriting checkpoints, Checkpoint paused, Inference asked) {
    long start = System.nanoTime();
    writing = checkpoints;
    inference = asked;
    RunState from = paused == null ? null : paused.state();
    if (from != null) {
      console.note("going on after epoch " + from.epoch());
      if (from.epoch() > plan.epochs()) {
        console.warn(RunWording.moreThanAsked(from.epoch(), plan.epochs()));
      }
    }
    ProgressLine progress = new ProgressLine(console);
    console.debug(
        "loaded "
            + Counted.of(data.rows(), "example")
            + " of "
            + Counted.of(data.features(), "feature")
            + " in "
            + Numbers.text(loaded.seconds())
            + " s; κ "
            + Numbers.text(problem.kappa()));
    TrainingListener listener = listener(outputs, progress);
    TrainingResult result;
    BooleanSupplier stop = () -> failedOutput != null || Interruption.requested();
    try {
      result = Trainer.train(plan, problem, listener, stop, from);
    } finally {
      progress.clear();
    }
    problem.phases().turnTo(Phase.END);
    double seconds = 1e-9 * (System.nanoTime() - start);
    console.debug(
        "trained in "
            + Numbers.text(seconds)
            + " s, reading the examples "
            + Counted.of(result.passes(), "time"));
    UnseenRows.Tested tested = UnseenRows.test(problem, folds, plan, result, console);
    heldOut = tested.heldOut();
    end = end(result, 1e-9 * (System.nanoTime() - start), tested.figures());
    FindingTalk.debug(console, problem, end, data.columns());
    try {
      outputs.end(end);
    } catch (OutputException failure) {
      failedOutput = failedOutput == null ? failure : failedOutput;
    } catch (ClosedPipeException gone) {
      console.debug("nobody reads standard output any longer"); // the exit status stays
    }
    if (!isUnread()) {
      FindingTalk.tell(console, plan, end, data.columns());
    }
  }

  /**
   * Trains without telling anybody but the listener, and without saving.
   *
   * @param asked how the weights' standard errors are to be computed, or null for none
   * @param unseen whether the neuron is measured on rows apart, where there are any
   * @param stop asked after every epoch; once true, the run ends there
   */
  public RunEnd trainQuietly(
      Inference asked, boolean unseen, TrainingListener listener, BooleanSupplier stop) {
    TrainingResult result = Trainer.train(plan, problem, listener, stop);
    inference = asked;
    if (unseen) {
      heldOut = UnseenRows.test(problem, folds, plan, result, console).heldOut();
    }
    end = end(result, 0, null);
    return end;
  }

  /**
   * Saves the neuron, unless the run failed, and tells what the time went to, from the start of the
   * process to now. Returns what the gates make of the run.
   *
   * @throws RuntimeException what went wrong with an output
   */
  public ExitStatus finish(AtomicFile file, Path path, RunGates gates) {
    save(file, path);
    if (console.isVerbose()) {
      console.debug(RunWording.times(problem.phases(), started));
    }
    if (failedOutput != null && !isUnread()) {
      throw failedOutput;
    }
    writing.end();
    return gates.status(console, end, plan.isFullBatch(data.rows()));
  }

  private boolean isUnread() { // the reader of standard output went, which ended the run
    return failedOutput instanceof ClosedPipeException;
  }

  private TrainingListener listener(RunOutputs outputs, ProgressLine progress) {
    return new TrainingListener() {
      @Override
      public void started(LearningRate rate) {
        console.note(RunWording.assumptions(plan, rate, problem, data.scaling().kind()));
        try {
          console.out().flush();
          outputs.start(start(rate));
        } catch (ClosedPipeException gone) {
          failedOutput = gone;
        }
      }

      @Override
      public void epoch(EpochResult line) {
        try {
          outputs.epoch(line);
        } catch (OutputException | ClosedPipeException failure) {
          failedOutput = failure;
        }
        progress.epoch(line, plan.epochs());
      }

      @Override
      public void canPause(int epoch, Supplier<RunState> state, boolean ended) {
        writing.offer(epoch, state, ended, at -> checkpoint(outputs, at));
      }
    };
  }

  private Checkpoint checkpoint(RunOutputs outputs, RunState state) {
    return new Checkpoint(
        options,
        data.columns().target(),
        data.columns().names(),
        loaded.files(),
        outputs.putLogSoFar(),
        state);
  }

  private RunStart start(LearningRate rate) {
    return new RunStart(
        data.report(),
        data.columns().target(),
        data.columns().names(),
        options,
        rate,
        problem::curvature,
        rate.isSearched() || !Trainer.schedule(plan, rate).isConstant(),
        !plan.penalty().isNone(),
        problem.validation() != null,
        () -> Program.current().version());
  }

  private RunEnd end(TrainingResult result, double seconds, FoldFigures figures) {
    List<Feature> features = data.columns().features(); // one-hot features, 0 or 1, need no centre
    return new RunEnd(
        result,
        ExplainedVariance.r2(problem, result),
        Diagnosis.of(plan, problem, result, data.scaling().varying() + 1),
        () -> ActiveCurvature.of(plan, problem, result),
        plan.neuron().activation(),
        data.columns(),
        data.scaling().affine(result.parameters(), j -> !features.get(j).isOneHot()),
        data.statistics(),
        inference == null
            ? null
            : inference.of(
                plan, problem, result, data.scaling(), data.statistics(), Interruption::requested),
        figures,
        loaded.seconds(),
        seconds);
  }

  /** Saves the neuron, unless the run failed: then an existing file stays as it is. */
  private void save(AtomicFile file, Path path) {
    if (end.result().verdict().isFailure()) {
      if (file != null) {
        boolean dead = end.result().verdict() == Verdict.DEAD;
        String ended = dead ? "ended with a dead neuron" : "diverged";
        console.warn("no model was saved: the run " + ended);
      }
      return;
    }
    if (file != null) {
      file.finish(ModelFile.bytes(trained()));
    }
    if (!isUnread()) {
      console.note(
          file == null
              ? "the neuron was not saved; add --model FILE to keep it"
              : "saved the neuron in " + path + "; next: neuron predict " + path + " DATA");
    }
  }

  /** The neuron that the run gave, or null if it failed. */
  public TrainedNeuron trained() {
    if (end.result().verdict().isFailure()) {
      return null;
    }
    Provenance provenance =
        new Provenance(
            Provenance.Training.of(options, plan.seed(), end.result(), end.r2()),
            Provenance.Data.of(data.report()),
            Program.current(),
            Provenance.Run.of(started, Instant.now()));
    return new TrainedNeuron(
        plan.neuron(),
        data.columns(),
        end.affine(),
        data.statistics().deviation(),
        Ranges.of(data.statistics()),
        provenance,
        end.standardErrors(),
        heldOut);
  }
}
