package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.data.block.Dataset;
import dev.neuron.report.surface.Surface;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.Cause;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.Verdict;
import dev.neuron.train.surface.Descent;
import dev.neuron.train.surface.Plane;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs that are trained side by side and drawn over the loss surface. */
public final class SurfaceSession {
  private final Console console;
  private final TrainingData data;
  private final Problem problem;
  private final List<Descent> descents = new ArrayList<>();

  public SurfaceSession(Console console, TrainingData data, Problem problem) {
    this.console = console;
    this.data = data;
    this.problem = problem;
  }

  /**
   * Trains, and finds the plane to draw over.
   *
   * @param plans of the runs, at least one
   * @param coordinates the two of ŵ that are drawn over, or null for the steepest directions
   * @param files what the examples come from
   */
  public Surface draw(List<TrainingPlan> plans, int[] coordinates, String files) {
    Dataset dataset = data.training();
    TrainingPlan first = plans.get(0);
    console.note(RunWording.assumptions(first, problem, dataset.scaling().kind()));
    descend(plans);
    double[] end = descents.get(0).result().parameters();
    return new Surface(
        files,
        dataset.columns().target(),
        dataset.columns().names(),
        dataset.scaling(),
        problem.neuron(),
        first.penalty(),
        problem.goal(first.stopping()),
        first.epochs(),
        coordinates == null
            ? Plane.steepest(problem, end)
            : Plane.ofCoordinates(end, coordinates[0], coordinates[1]),
        descents,
        data.sample(Surface.mostExamples(dataset.features())));
  }

  private void descend(List<TrainingPlan> plans) {
    ProgressLine progress = new ProgressLine(console);
    List<TrainingListener> listeners = new ArrayList<>();
    for (TrainingPlan plan : plans) {
      Descent descent = new Descent(plan, line -> progress.epoch(line, plan.epochs()));
      descents.add(descent);
      listeners.add(descent);
    }
    Interruption.listen(console);
    try {
      Trainer.trainAll(plans, problem, listeners, Interruption::requested);
    } finally {
      progress.clear();
    }
  }

  /** How the command ends: badly only if no run came to anything, and then as train does. */
  public ExitStatus status() {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (Descent descent : descents) {
      if (descent.result().cause() == Cause.INTERRUPTED) {
        return Interruption.status();
      }
      verdicts.add(descent.result().verdict());
    }
    if (!EnumSet.of(Verdict.DIVERGED, Verdict.DEAD).containsAll(verdicts)) {
      return ExitStatus.DONE;
    }
    return verdicts.contains(Verdict.DIVERGED) ? ExitStatus.DIVERGED : ExitStatus.DEAD;
  }
}
