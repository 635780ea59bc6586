package dev.neuron.train;

import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.GradientSum;
import dev.neuron.optimize.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The training loop: evaluate, tell, step, until the run ends. */
public final class Trainer {
  private Trainer() {}

  /** The learning rate a plan would begin with. */
  public static LearningRate learningRate(TrainingPlan plan, Problem problem) {
    return LearningRate.of(plan, problem);
  }

  /** How the rate a plan begins with changes: as asked, or else by the method's own choice. */
  public static LearningRateSchedule schedule(TrainingPlan plan, LearningRate rate) {
    if (plan.schedule() != null) {
      return plan.schedule();
    }
    return rate.basis().falls()
        ? LearningRateSchedule.parse("inverse:0.5", 0)
        : LearningRateSchedule.CONSTANT;
  }

  /** Trains one neuron. */
  public static TrainingResult train(
      TrainingPlan plan, Problem problem, TrainingListener listener, BooleanSupplier interrupted) {
    return train(plan, problem, listener, interrupted, null);
  }

  /**
   * Trains one neuron, or goes on with a run that paused.
   *
   * @param paused where a run of the same plan on the same examples stood, or null to begin; plans
   *     may differ in epochs and stopping rules
   * @throws dev.neuron.data.DataException of kind CONTENT if that was another run
   * @throws PassInterruptedException if the run was interrupted before it had anything to show
   */
  public static TrainingResult train(
      TrainingPlan plan,
      Problem problem,
      TrainingListener listener,
      BooleanSupplier interrupted,
      RunState paused) {
    Run run = new Run(plan, problem, interrupted);
    if (paused != null) {
      run.resumeFrom(paused);
    }
    drive(new Run[] {run}, problem, List.of(listener), interrupted);
    return run.result();
  }

  /**
   * Trains several neurons on the same examples side by side: every block read from memory serves
   * all of them. Each result is the same to the bit as that of the run on its own.
   *
   * @param plans all for the problem's neuron
   * @param listeners one for each plan
   * @param interrupted asked between steps; once true, the runs end as interrupted
   * @return one result for each plan, in their order
   * @throws PassInterruptedException if runs were interrupted before they had anything to show
   */
  public static List<TrainingResult> trainAll(
      List<TrainingPlan> plans,
      Problem problem,
      List<TrainingListener> listeners,
      BooleanSupplier interrupted) {
    Run[] runs = new Run[plans.size()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new Run(plans.get(i), problem, interrupted);
    }
    drive(runs, problem, listeners, interrupted);
    List<TrainingResult> results = new ArrayList<>();
    for (Run run : runs) {
      results.add(run.result());
    }
    return results;
  }

  private static void drive(
      Run[] runs, Problem problem, List<TrainingListener> listeners, BooleanSupplier interrupted) {
    Problem measured = problem.interruptible(interrupted);
    for (int i = 0; i < runs.length; i++) {
      listeners.get(i).started(runs[i].learningRate());
    }
    GradientSum[] sums = new GradientSum[runs.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new GradientSum(problem.neuron(), problem.engine().features());
    }
    List<Integer> going = new ArrayList<>();
    for (int i = 0; i < runs.length; i++) {
      going.add(i);
    }
    long[] nanos = new long[runs.length];
    while (!going.isEmpty()) {
      long evaluating = System.nanoTime();
      try {
        evaluate(measured, runs, going, sums);
      } catch (PassInterruptedException asked) {
        going.forEach(i -> runs[i].giveUp());
      }
      long share = (System.nanoTime() - evaluating) / going.size();
      for (int i : going) {
        nanos[i] += share + step(runs[i], sums[i], listeners.get(i));
        if (runs[i].ended()) {
          end(runs[i], listeners.get(i), 1e-9 * nanos[i]);
        }
      }
      going.removeIf(i -> runs[i].ended());
    }
  }

  /** The line of an epoch, and the steps of the next; returns the nanoseconds it took. */
  private static long step(Run run, GradientSum sum, TrainingListener listener) {
    if (run.ended()) {
      return 0; // given up
    }
    long start = System.nanoTime();
    EpochResult line = run.observe(sum);
    if (line != null) {
      listener.epoch(line);
    }
    if (!run.ended()) {
      offerPause(run, listener, false);
      run.advance();
    }
    return System.nanoTime() - start;
  }

  private static void end(Run run, TrainingListener listener, double seconds) {
    TrainingResult result = run.result();
    if (!result.verdict().isFailure()) {
      offerPause(run, listener, true);
    }
    listener.ended(result, seconds);
  }

  private static void offerPause(Run run, TrainingListener listener, boolean ended) {
    listener.canPause(run.epoch(), run::state, ended);
  }

  private static void evaluate(
      Problem problem, Run[] runs, List<Integer> going, GradientSum[] sums) {
    double[][] points = new double[going.size()][];
    GradientSum[] into = new GradientSum[going.size()];
    for (int k = 0; k < points.length; k++) {
      points[k] = runs[going.get(k)].point();
      into[k] = sums[going.get(k)];
    }
    problem.sum(points, into);
  }
}
