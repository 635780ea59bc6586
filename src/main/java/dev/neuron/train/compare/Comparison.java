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
import dev.neuron.train.fate.Forecast;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs of several plans on the same examples, driven side by side so that each block read from
 * memory serves all, with theory's prediction beside what happened. Each is the same to the bit as
 * the run on its own.
 */
public final class Comparison {
  /**
   * So many runs at a time: results come in while others wait, and their sums stay in the cache.
   */
  public static final int SIDE_BY_SIDE = 16;

  private final Listener listener;
  private final BooleanSupplier interrupted;
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
    this.listener = listener;
    this.interrupted = interrupted;
  }

  /** Adds the runs of these plans, all for the problem's neuron. */
  public void run(List<TrainingPlan> plans, Problem problem) {
    Prophet prophet = new Prophet(problem);
    for (int from = 0; from < plans.size() && !interrupted.getAsBoolean(); from += SIDE_BY_SIDE) {
      int to = Math.min(plans.size(), from + SIDE_BY_SIDE);
      runSideBySide(plans.subList(from, to), problem, prophet);
    }
  }

  private void runSideBySide(List<TrainingPlan> plans, Problem problem, Prophet prophet) {
    ComparedRun[] ended = new ComparedRun[plans.size()];
    List<TrainingListener> recorders = new ArrayList<>();
    for (int i = 0; i < ended.length; i++) {
      recorders.add(new Recorder(ended, i, plans.get(i), prophet.of(plans.get(i))));
    }
    try {
      Trainer.trainAll(plans, problem, recorders, interrupted);
    } catch (PassInterruptedException early) {
      return; // these have nothing to show
    }
    runs.addAll(Arrays.asList(ended));
  }

  /** The runs that have ended, in the order their plans were given. */
  public List<ComparedRun> runs() {
    return List.copyOf(runs);
  }

  /** Remembers the forecast of the start that many plans share. */
  private static final class Prophet {
    private final Problem problem;
    private Start start;
    private long seed;
    private Forecast forecast;

    Prophet(Problem problem) {
      this.problem = problem;
    }

    Prediction of(TrainingPlan plan) {
      boolean sameStart = plan.start().equals(start);
      boolean random = plan.start().kind() == Start.Kind.HE;
      if (!sameStart || (random && plan.seed() != seed)) {
        start = plan.start();
        seed = plan.seed();
        forecast = Forecast.at(plan, problem);
      }
      return forecast.of(plan);
    }
  }

  /** Keeps the losses of one run. */
  private final class Recorder implements TrainingListener {
    private final ComparedRun[] ended;
    private final int place;
    private final TrainingPlan plan;
    private final Prediction predicted;
    private LearningRate learningRate;
    private final boolean penalized;
    private double[] losses;
    private double[] objectives; // the same array without a penalty
    private double[] validationLosses; // null without validation
    private int lines;

    Recorder(ComparedRun[] ended, int place, TrainingPlan plan, Prediction predicted) {
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
      listener.epoch(runs.size() + place, line);
    }

    @Override
    public void ended(TrainingResult result, double seconds) {
      double[] all = Arrays.copyOf(losses, lines);
      double[] minimised = penalized ? Arrays.copyOf(objectives, lines) : all;
      double[] unseen = validationLosses == null ? null : Arrays.copyOf(validationLosses, lines);
      ended[place] =
          new ComparedRun(plan, learningRate, predicted, result, all, minimised, unseen, seconds);
      listener.ended(ended[place]);
    }
  }
}
