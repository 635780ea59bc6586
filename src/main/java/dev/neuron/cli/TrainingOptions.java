package dev.neuron.cli;

import dev.neuron.data.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Penalty;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a neuron is trained: everything of a {@link TrainingPlan} but the neuron itself. */
final class TrainingOptions {
  private static final String AUTO = "auto";
  private static final String FULL = "full";

  @Mixin private OptimizerOptions optimizing;
  @Mixin private StoppingOptions stopping;
  @Mixin private StartOptions starting;

  @Option(
      names = {"-e", "--epochs"},
      paramLabel = "N",
      order = 200,
      description = "Passes over the data (default: 100).")
  private int epochs = 100;

  @Option(
      names = {"-b", "--batch-size"},
      paramLabel = "full|N",
      order = 202,
      description = "Examples in a step (default: full, all of them).")
  private String batchSize = FULL;

  @Option(
      names = "--schedule",
      paramLabel = "RULE",
      order = 208,
      description =
          "How the rate changes: constant, step:30:0.1, exponential:0.99, inverse:0.5, cosine"
              + " or plateau:10:0.1 (default: constant).")
  private String schedule;

  @Option(
      names = "--warmup",
      paramLabel = "EPOCHS",
      order = 209,
      description = "Let the rate rise over so many first epochs (default: 0).")
  private int warmup;

  @Option(
      names = "--l1",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 210,
      description = "λ₁ of the penalty λ₁‖w‖₁, the bias exempt (default: 0).")
  private double l1;

  @Option(
      names = "--l2",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 211,
      description = "λ₂ of the penalty ½λ₂‖w‖², the bias exempt (default: 0).")
  private double l2;

  @Option(
      names = "--shuffle",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      order = 214,
      description = "Mini-batches in a new order each epoch (default: shuffle).")
  private boolean shuffle = true;

  @Option(
      names = "--validation",
      paramLabel = "FRACTION|FILE",
      order = 219,
      description =
          "Put a share of the rows apart, or read a file, to show the loss on unseen data.")
  private String validation;

  /** The share of rows or the file to validate on, or null. */
  String validation() {
    return validation;
  }

  /** The names of all files with data. */
  List<String> filesRead(DataOptions data) {
    List<String> names = new ArrayList<>(data.fileNames());
    if (validation != null) {
      names.add(validation);
    }
    return names;
  }

  /** Whether each seed puts other rows apart for validation. */
  boolean splitsBySeed() {
    return validation != null && NumberOption.isPlain(validation);
  }

  /** Whether mini-batches come in a new order each epoch. */
  boolean shuffles() {
    return shuffle;
  }

  /** Seed of everything random. */
  long seed() {
    return starting.seed();
  }

  /** The share of {@code --validation}, NaN where it is a file or not given. */
  double validationShare() {
    if (!splitsBySeed()) {
      return Double.NaN;
    }
    double share = NumberOption.parse(validation);
    if (!(share > 0 && share < 1)) {
      throw new UsageException(
          "--validation: " + validation + " is not a share between 0 and 1, nor a file");
    }
    return share;
  }

  /** Whether a step takes fewer examples than there are. */
  boolean cutsBatches() {
    return !batchSize.equals(FULL);
  }

  /** Whether mini-batches are to be cut from permuted rows. */
  boolean permutesRows() {
    return shuffle && !batchSize.equals(FULL);
  }

  /**
   * The start asked for.
   *
   * @param data what is trained on, whose features a model's weights must fit
   * @throws UsageException if the start is no rule, number or model file
   */
  Start start(Dataset data) {
    return starting.start(data);
  }

  /** Whether a rate was asked for by {@code --learning-rate}. */
  boolean givesRate() {
    return starting.givesRate();
  }

  /**
   * The plan asked for.
   *
   * @throws UsageException if the options contradict one another
   */
  TrainingPlan plan(Neuron neuron, Start start) {
    Method optimizer = optimizing.method();
    if (optimizer.searchesLine() && (schedule != null || warmup != 0)) {
      throw new UsageException(
          "--optimizer " + optimizer + " searches its step lengths, so it takes no --schedule");
    }
    return plan(neuron, start, optimizing.settings());
  }

  /** The plan asked for, with another method. */
  TrainingPlan plan(Neuron neuron, Start start, OptimizerSettings settings) {
    try {
      return new TrainingPlan(
          neuron,
          new Penalty(l1, l2),
          settings,
          starting.rate(),
          schedule == null && warmup == 0
              ? null
              : LearningRateSchedule.parse(schedule == null ? "constant" : schedule, warmup),
          batch(),
          shuffle,
          epochs,
          start,
          starting.seed(),
          stopping.rule());
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  /** The method and its constants. */
  OptimizerOptions optimizing() {
    return optimizing;
  }

  private long batch() {
    return batch("--batch-size", batchSize);
  }

  /** The batch size that a text stands for. */
  static long batch(String option, String text) {
    if (text.equals(FULL)) {
      return TrainingPlan.FULL_BATCH;
    }
    double size = StartOptions.number(option, text, "full or a whole number of examples");
    if (!(size >= 1 && size == Math.rint(size) && size <= 1L << 53)) {
      throw new UsageException(
          option + ": '" + text + "' is not a whole number of examples, at least 1");
    }
    return (long) size;
  }

  /** Writes the options in force into {@code options}, by their names. */
  void describe(Map<String, Object> options, TrainingPlan plan) {
    options.put("epochs", (long) epochs);
    options.put("learning-rate", rateInForce(plan));
    options.put("batch-size", plan.batchSize() == 0 ? FULL : (Object) plan.batchSize());
    optimizing.describe(options, plan.optimizer());
    options.put("schedule", plan.schedule() == null ? AUTO : plan.schedule().toString());
    options.put("warmup", (long) warmup);
    options.put("l1", l1);
    options.put("l2", l2);
    options.put("init", starting.init());
    options.put("seed", starting.seed());
    options.put("shuffle", String.valueOf(shuffle));
    stopping.describe(options);
    if (validation != null) {
      options.put("validation", validation);
    }
  }

  private static Object rateInForce(TrainingPlan plan) {
    return Double.isNaN(plan.learningRate()) ? AUTO : (Object) plan.learningRate();
  }
}
