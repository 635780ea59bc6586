package dev.neuron.report.compare;

import dev.neuron.report.words.Numbers;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.compare.ComparedRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names runs by what they differ in, and by no more. */
public final class RunNames {
  private final boolean optimizers;
  private final boolean batches;
  private final boolean seeds;

  /** Looks at what differs. */
  public RunNames(List<ComparedRun> runs) {
    Set<Object> optimizer = new HashSet<>();
    Set<Object> batch = new HashSet<>();
    Set<Object> seed = new HashSet<>();
    for (ComparedRun run : runs) {
      optimizer.add(run.plan().optimizer());
      batch.add(run.plan().batchSize());
      seed.add(run.plan().seed());
    }
    optimizers = optimizer.size() > 1;
    batches = batch.size() > 1;
    seeds = seed.size() > 1;
  }

  boolean tellOptimizers() {
    return optimizers;
  }

  boolean tellBatches() {
    return batches;
  }

  /** The name of a run: its learning rate, and method, batch size and seed where they differ. */
  public String of(ComparedRun run) {
    String rate = run.plan().optimizer().method().searchesLine() ? "" : rate(run) + " ";
    String method = optimizers || rate.isEmpty() ? run.plan().optimizer().method().label() : "";
    return (rate + method).trim()
        + (batches ? " batch " + batch(run.plan()) : "")
        + (seeds ? " seed " + run.plan().seed() : "");
  }

  /** The name of a setting: that of its runs without the seed. */
  String ofSetting(ComparedRun run) {
    String name = of(run);
    String seed = " seed " + run.plan().seed();
    return seeds && name.endsWith(seed) ? name.substring(0, name.length() - seed.length()) : name;
  }

  /** The learning rate as shown; – where each step looks for its own. */
  static String rate(ComparedRun run) {
    return run.plan().optimizer().method().searchesLine()
        ? "–"
        : Numbers.text(run.learningRate().value());
  }

  /** The batch size as it is asked for. */
  static String batch(TrainingPlan plan) {
    return plan.batchSize() == TrainingPlan.FULL_BATCH ? "full" : Long.toString(plan.batchSize());
  }
}
