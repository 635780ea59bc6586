package dev.neuron.train;

import dev.neuron.math.GradientSum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The training loop: evaluate, tell, step, until the run ends. */
public final class Trainer {
  private Trainer() {}

  /** The learning rate a plan would begin with. */
  public static LearningRate learningRate(TrainingPlan plan, Problem problem) {
    return LearningRate.of(
        plan, problem.curvature(), problem.targets(), problem.largestSquaredNorm());
  }

  /** Trains one neuron. */
  public static TrainingResult train(
      TrainingPlan plan, Problem problem, TrainingListener listener, BooleanSupplier interrupted) {
    return trainAll(List.of(plan), problem, List.of(listener), interrupted).get(0);
  }

  /**
   * Trains several neurons on the same examples side by side: every block read from memory serves
   * all of them. Each result is the same to the bit as that of the run on its own.
   *
   * @param plans all for the problem's neuron
   * @param listeners one for each plan
   * @param interrupted asked between steps; once true, the runs end as interrupted
   * @return one result for each plan, in their order
   */
  public static List<TrainingResult> trainAll(
      List<TrainingPlan> plans,
      Problem problem,
      List<TrainingListener> listeners,
      BooleanSupplier interrupted) {
    Run[] runs = new Run[plans.size()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new Run(plans.get(i), problem, interrupted);
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
      evaluate(problem, runs, going, sums);
      long share = (System.nanoTime() - evaluating) / going.size();
      for (int i : going) {
        long own = System.nanoTime();
        listeners.get(i).epoch(runs[i].observe(sums[i]));
        if (!runs[i].ended()) {
          runs[i].advance();
        }
        nanos[i] += share + System.nanoTime() - own;
        if (runs[i].ended()) {
          listeners.get(i).ended(runs[i].result(), 1e-9 * nanos[i]);
        }
      }
      going.removeIf(i -> runs[i].ended());
    }
    List<TrainingResult> results = new ArrayList<>();
    for (Run run : runs) {
      results.add(run.result());
    }
    return results;
  }

  private static void evaluate(
      Problem problem, Run[] runs, List<Integer> going, GradientSum[] sums) {
    double[][] points = new double[going.size()][];
    GradientSum[] into = new GradientSum[going.size()];
    for (int k = 0; k < points.length; k++) {
      points[k] = runs[going.get(k)].point();
      into[k] = sums[going.get(k)];
    }
    problem.engine().sum(points, into);
  }
}
