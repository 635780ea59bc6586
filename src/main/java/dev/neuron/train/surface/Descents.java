package dev.neuron.train.surface;

import dev.neuron.train.Cause;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.Verdict;
import dev.neuron.train.fate.Forecasts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs that are trained side by side, with the ways they took. */
public final class Descents {
  private static final Set<Verdict> FAILURES = EnumSet.of(Verdict.DIVERGED, Verdict.DEAD);

  private Descents() {}

  /**
   * Trains.
   *
   * @param plans of the runs
   * @param watcher is told every line of every run
   * @param interrupted asked between steps, ends all runs
   * @return the runs in the order of their plans
   */
  public static List<Descent> train(
      List<TrainingPlan> plans,
      Problem problem,
      Consumer<EpochResult> watcher,
      BooleanSupplier interrupted) {
    List<Descent> descents = new ArrayList<>();
    Forecasts forecasts = new Forecasts(problem);
    for (TrainingPlan plan : plans) {
      descents.add(new Descent(plan, forecasts.of(plan), watcher));
    }
    List<TrainingListener> listeners = List.copyOf(descents);
    Trainer.trainAll(plans, problem, listeners, interrupted);
    return descents;
  }

  /** Whether some run was interrupted. */
  public static boolean areInterrupted(List<Descent> descents) {
    return descents.stream().anyMatch(descent -> descent.result().cause() == Cause.INTERRUPTED);
  }

  /** How the runs ended if none came to anything: diverged if one did, else dead; or null. */
  public static Verdict failure(List<Descent> descents) {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    descents.forEach(descent -> verdicts.add(descent.result().verdict()));
    if (!FAILURES.containsAll(verdicts)) {
      return null;
    }
    return verdicts.contains(Verdict.DIVERGED) ? Verdict.DIVERGED : Verdict.DEAD;
  }
}
