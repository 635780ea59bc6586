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
  private final boolean l1;
  private final boolean l2;
  private final boolean rates;

  /** Looks at what differs. */
  public RunNames(List<ComparedRun> runs) {
    boolean asked = false;
    Set<Object> optimizer = new HashSet<>();
    Set<Object> batch = new HashSet<>();
    Set<Object> seed = new HashSet<>();
    Set<Object> first = new HashSet<>();
    Set<Object> second = new HashSet<>();
    for (ComparedRun run : runs) {
      optimizer.add(run.plan().optimizer());
      batch.add(run.plan().batchSize());
      seed.add(run.plan().seed());
      asked |= !Double.isNaN(run.plan().learningRate());
      first.add(run.plan().penalty().l1());
      second.add(run.plan().penalty().l2());
    }
    optimizers = optimizer.size() > 1;
    batches = batch.size() > 1;
    seeds = seed.size() > 1;
    l1 = first.size() > 1;
    l2 = second.size() > 1;
    rates = asked || !tellPenalties();
  }

  boolean tellL1() {
    return l1;
  }

  boolean tellL2() {
    return l2;
  }

  boolean tellPenalties() {
    return l1 || l2;
  }

  boolean tellOptimizers() {
    return optimizers;
  }

  boolean tellBatches() {
    return batches;
  }

  /**
   * The name of a run: its learning rate, and method, batch size, penalty and seed where they
   * differ.
   */
  public String of(ComparedRun run) {
    return (setting(run)
            + (batches ? " batch " + batch(run.plan()) : "")
            + (l1 ? " l1 " + Numbers.text(run.plan().penalty().l1()) : "")
            + (l2 ? " l2 " + Numbers.text(run.plan().penalty().l2()) : "")
            + (seeds ? " seed " + run.plan().seed() : ""))
        .trim();
  }

  private String setting(ComparedRun run) {
    String method = run.plan().optimizer().method().label();
    if (run.plan().optimizer().method().searchesLine()) {
      return optimizers || !tellPenalties() ? method : "";
    }
    return ((rates ? rate(run) + " " : "") + (optimizers ? method : "")).trim();
  }

  /** The name of a run in a sentence. */
  String inWords(ComparedRun run, String name) {
    boolean rate = rates && !run.plan().optimizer().method().searchesLine();
    return (rate ? "learning rate " : "") + name;
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
