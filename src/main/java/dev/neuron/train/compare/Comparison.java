package dev.neuron.train.compare;

import dev.neuron.engine.PassInterruptedException;
import dev.neuron.train.EpochResult;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;
import dev.neuron.train.fate.Forecasts;
import dev.neuron.train.fate.Prediction;
import dev.neuron.train.fold.FoldFigures;
import dev.neuron.train.fold.FoldRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs of several plans on the same examples, driven side by side so that each block read from
 * memory serves all, with theory's prediction beside what happened. Each is the same to the bit as
 * the run on its own, but for those that start where one of a stronger penalty converged: they come
 * to the same answer within the tolerance.
 */
public final class Comparison {
  /**
   * So many runs at a time: results come in while others wait, and their sums stay in the cache.
   */
  public static final int SIDE_BY_SIDE = 16;

  private final Listener listener;
  private final BooleanSupplier interrupted;
  private final FoldRuns folds; // null without
  private final List<ComparedRun> runs = new ArrayList<>();

  /** Is told how a comparison gets on. */
  public interface Listener {
    /** Says nothing to nobody. */
    Listener NONE = new Listener() {};

    /**
     * A run has measured an epoch.
     *
     * @param run its number, in the order the plans were given, from 0
     */
    default void epoch(int run, EpochResult line) {}

    /** A run has ended. */
    default void ended(ComparedRun run) {}
  }

  /**
   * A comparison without runs.
   *
   * @param interrupted asked between steps; once true, runs end as interrupted and no more begin
   */
  public Comparison(Listener listener, BooleanSupplier interrupted) {
    this(listener, interrupted, null);
  }

  /**
   * The same, with the training of each run tested on rows it has not seen.
   *
   * @param folds who does that, or null
   */
  public Comparison(Listener listener, BooleanSupplier interrupted, FoldRuns folds) {
    this.listener = listener;
    this.interrupted = interrupted;
    this.folds = folds;
  }

  /** Adds the runs of these plans, all for the problem's neuron. */
  public void run(List<TrainingPlan> plans, Problem problem) {
    Forecasts forecasts = new Forecasts(problem);
    PenaltyPaths paths = PenaltyPaths.among(plans, problem.targets().count());
    runAll(paths.others(), problem, forecasts);
    for (List<TrainingPlan> path : paths.paths()) {
      follow(path, problem, forecasts);
    }
  }

  private void runAll(List<TrainingPlan> plans, Problem problem, Forecasts forecasts) {
    for (int from = 0; from < plans.size() && !interrupted.getAsBoolean(); from += SIDE_BY_SIDE) {
      int to = Math.min(plans.size(), from + SIDE_BY_SIDE);
      runSideBySide(plans.subList(from, to), problem, forecasts);
    }
  }

  /** Each starts where the one before converged; after one that has not, none does. */
  private void follow(List<TrainingPlan> path, Problem problem, Forecasts forecasts) {
    runAll(path.subList(0, 1), problem, forecasts);
    for (int i = 1; i < path.size() && !interrupted.getAsBoolean(); i++) {
      TrainingResult before = runs.get(runs.size() - 1).result();
      if (before.verdict() != Verdict.CONVERGED) {
        runAll(path.subList(i, path.size()), problem, forecasts);
        return;
      }
      TrainingPlan plan = path.get(i);
      if (!convergesFrom(before.parameters(), plan, problem, forecasts.of(plan))) {
        runAll(path.subList(i, i + 1), problem, forecasts);
      }
    }
  }

  private void runSideBySide(List<TrainingPlan> plans, Problem problem, Forecasts forecasts) {
    ComparedRun[] ended = new ComparedRun[plans.size()];
    List<TrainingListener> recorders = new ArrayList<>();
    Listener told = folds == null ? listener : epochsOnly();
    for (int i = 0; i < ended.length; i++) {
      TrainingPlan plan = plans.get(i);
      recorders.add(new Recorder(ended, i, plan, forecasts.of(plan), told));
    }
    try {
      Trainer.trainAll(plans, problem, recorders, interrupted);
    } catch (PassInterruptedException early) {
      return; // runs that did not end are left out
    }
    if (folds == null) {
      runs.addAll(Arrays.asList(ended));
    } else {
      test(ended);
    }
  }

  private Listener epochsOnly() {
    return new Listener() {
      @Override
      public void epoch(int run, EpochResult line) {
        listener.epoch(run, line);
      }
    };
  }

  /** Has runs tested on the folds, where there are any, and tells that they have ended. */
  private void test(ComparedRun... ended) {
    List<FoldFigures> figures = Collections.nCopies(ended.length, null);
    if (folds != null) {
      try {
        figures = folds.of(Arrays.stream(ended).map(ComparedRun::plan).toList(), false);
      } catch (PassInterruptedException early) {
        return; // without figures of the folds the runs do not compare
      }
    }
    for (int i = 0; i < ended.length; i++) {
      ComparedRun run = ended[i].withFolds(figures.get(i));
      runs.add(run);
      listener.ended(run);
    }
  }

  /** Whether a run from another start has converged; if not, and nobody stopped it, it is lost. */
  private boolean convergesFrom(
      double[] wHat, TrainingPlan plan, Problem problem, Prediction predicted) {
    ComparedRun[] ended = new ComparedRun[1];
    Recorder recorder = new Recorder(ended, 0, plan, predicted, Listener.NONE);
    try {
      Trainer.train(plan.withStart(Start.at(wHat)), problem, recorder, interrupted);
    } catch (PassInterruptedException early) {
      return true; // interrupted: no other run is to take its place
    }
    if (ended[0].result().verdict() != Verdict.CONVERGED && !ended[0].isInterrupted()) {
      return false;
    }
    test(ended);
    return true;
  }

  /** The runs that have ended, in the order their plans were given. */
  public List<ComparedRun> runs() {
    return List.copyOf(runs);
  }

  /** Keeps the losses of one run. */
  private final class Recorder implements TrainingListener {
    private final ComparedRun[] ended;
    private final int place;
    private final TrainingPlan plan;
    private final Prediction predicted;
    private final Listener told;
    private LearningRate learningRate;
    private final boolean penalized;
    private double[] losses;
    private double[] objectives; // the same array without a penalty
    private double[] validationLosses; // null without validation
    private int lines;

    Recorder(
        ComparedRun[] ended, int place, TrainingPlan plan, Prediction predicted, Listener told) {
      this.told = told;
      this.ended = ended;
      this.place = place;
      this.plan = plan;
      this.predicted = predicted;
      this.penalized = !plan.penalty().isNone();
      this.losses = new double[Math.min(plan.epochs(), 1000) + 1];
      this.objectives = penalized ? losses.clone() : losses;
    }

    @Override
    public void started(LearningRate rate) {
      learningRate = rate;
    }

    @Override
    public void epoch(EpochResult line) {
      if (lines == losses.length) {
        losses = Arrays.copyOf(losses, 2 * lines);
        objectives = penalized ? Arrays.copyOf(objectives, 2 * lines) : losses;
      }
      if (!Double.isNaN(line.validationLoss())) {
        validationLosses =
            validationLosses == null
                ? new double[losses.length]
                : Arrays.copyOf(validationLosses, losses.length);
        validationLosses[lines] = line.validationLoss();
      }
      losses[lines] = line.loss();
      objectives[lines++] = line.objective();
      told.epoch(runs.size() + place, line);
    }

    @Override
    public void ended(TrainingResult result, double seconds) {
      double[] all = Arrays.copyOf(losses, lines);
      double[] minimised = penalized ? Arrays.copyOf(objectives, lines) : all;
      double[] unseen = validationLosses == null ? null : Arrays.copyOf(validationLosses, lines);
      ended[place] =
          new ComparedRun(
              plan, learningRate, predicted, result, all, minimised, unseen, null, seconds);
      told.ended(ended[place]);
    }
  }
}
