package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.data.block.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Penalty;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.TypeConversionException;

/** How a neuron is trained: everything of a {@link TrainingPlan} but the neuron itself. */
public final class TrainingOptions extends OptionGroup {
  private static final String FULL = "full";

  private final Option<Integer> epochs =
      option("-e, --epochs", "N")
          .replayed()
          .atLeast(0)
          .help("Passes over the data (default: 100).")
          .count()
          .otherwise(100);
  private final StartOptions starting = add(new StartOptions());
  private final Option<Long> batchSize =
      option("-b, --batch-size", "full|N")
          .replayed(this::batchInForce)
          .help("Examples in a step (default: full, all of them).")
          .parsed(Long.class, TrainingOptions::batch)
          .otherwise(TrainingPlan.FULL_BATCH);
  private final Option<Boolean> shuffle =
      option("--shuffle")
          .replayed()
          .after("seed")
          .help("Mini-batches in a new order each epoch (default: shuffle).")
          .toggle();
  private final OptimizerOptions optimizing = add(new OptimizerOptions());
  private final Option<String> schedule =
      option("--schedule", "RULE")
          .often(LearningRateSchedule.forms().toArray(new String[0]))
          .replayed(this::schedule)
          .absent("auto")
          .help("How the rate changes: " + LearningRateSchedule.listed() + " (default: constant).")
          .text();
  private final Option<Integer> warmup =
      option("--warmup", "EPOCHS")
          .replayed()
          .atLeast(0)
          .help("Let the rate rise over so many first epochs (default: 0).")
          .count()
          .otherwise(0);
  private final PenaltyOptions penalizing;
  private final StoppingOptions stopping;
  private final Option<String> validation;
  private final FoldOptions testing;

  /** The options of one run. */
  public TrainingOptions() {
    this(false);
  }

  private TrainingOptions(boolean several) {
    super(Section.TRAINING);
    penalizing = add(new PenaltyOptions(several));
    stopping = add(new StoppingOptions());
    validation =
        option("--validation", "FRACTION|FILE")
            .replayed(this::validationInForce)
            .help("Put a share of the rows apart, or read a file, to show the loss on unseen data.")
            .text();
    testing = add(new FoldOptions());
  }

  /** The options of several runs, which may differ in their penalties. */
  public static TrainingOptions ofSeveral() {
    return new TrainingOptions(true);
  }

  /** The share of rows or the file to validate on, or null. */
  public String validation() {
    return validation.value();
  }

  /** What parts of the rows training is tested on. */
  public FoldOptions testing() {
    return testing;
  }

  /** Refuses folds that cannot be. */
  void checkFolds() {
    testing.check(validation.isGiven());
  }

  /** The names of all files with data. */
  public List<String> filesRead(DataOptions data) {
    List<String> names = new ArrayList<>(data.filesRead());
    if (validation.isGiven()) {
      names.add(validation.value());
    }
    return names;
  }

  /** Where a command may write: a model over the one that it starts from, nothing over others. */
  public OutputConflicts places(Console console, List<String> read) {
    OutputConflicts places = new OutputConflicts(console, read);
    places.keepFor("--model", starting.modelName());
    return places;
  }

  /** Whether each seed puts other rows apart for validation. */
  public boolean splitsBySeed() {
    return validation.isGiven() && NumberOption.isPlain(validation.value());
  }

  /** Whether mini-batches come in a new order each epoch. */
  public boolean shuffles() {
    return shuffle.value();
  }

  /** Seed of everything random. */
  public long seed() {
    return starting.seed();
  }

  /** The share of {@code --validation}, NaN where it is a file or not given. */
  public double validationShare() {
    if (!splitsBySeed()) {
      return Double.NaN;
    }
    double share = NumberOption.parse(validation.value());
    if (!(share > 0 && share < 1)) {
      throw new UsageException(
          "--validation: " + validation.value() + " is not a share between 0 and 1, nor a file");
    }
    return share;
  }

  /** Whether a step takes fewer examples than there are. */
  boolean cutsBatches() {
    return batchSize.value() != TrainingPlan.FULL_BATCH;
  }

  /** Whether mini-batches are to be cut from so many rows, permuted. */
  public boolean permutesRows(long rows) {
    return permutesRows() && batchSize.value() < rows;
  }

  /** Whether that may be, as far as is known before the rows are counted. */
  public boolean permutesRows() {
    return shuffle.value() && cutsBatches();
  }

  /**
   * The start asked for, as far as it is known before any data are read.
   *
   * @throws UsageException if the start is no rule, number or model file
   */
  public Start startBeforeReading() {
    return starting.startBeforeReading();
  }

  /**
   * The start asked for.
   *
   * @param data what is trained on, whose features a model's weights must fit
   * @throws UsageException if the start is no rule, number or model file
   */
  public Start start(Dataset data) {
    return starting.start(data);
  }

  /** Whether a rate was asked for by {@code --learning-rate}. */
  public boolean givesRate() {
    return starting.givesRate();
  }

  /**
   * The plan asked for.
   *
   * @throws UsageException if the options contradict one another
   */
  public TrainingPlan plan(Neuron neuron, Start start) {
    penalizing.requireOne();
    Method optimizer = optimizing.method();
    if (optimizer.searchesLine() && (schedule.isGiven() || warmup.value() != 0)) {
      throw new UsageException(
          "--optimizer " + optimizer + " searches its step lengths, so it takes no --schedule");
    }
    return plan(neuron, start, optimizing.settings());
  }

  /** Every penalty asked for. */
  public List<Penalty> penalties() {
    return penalizing.penalties();
  }

  /** The plan asked for with each of these methods, and the first of several penalties. */
  public List<TrainingPlan> plans(Neuron neuron, Start start, Set<Method> methods) {
    return methods.stream()
        .map(method -> plan(neuron, start, optimizing.settings(method, methods)))
        .toList();
  }

  private TrainingPlan plan(Neuron neuron, Start start, OptimizerSettings settings) {
    try {
      return new TrainingPlan(
          neuron,
          penalties().get(0),
          settings,
          starting.rate(),
          schedule(),
          batchSize.value(),
          shuffle.value(),
          epochs.value(),
          start,
          starting.seed(),
          stopping.rule());
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  /** The method and its constants. */
  public OptimizerOptions optimizing() {
    return optimizing;
  }

  /** The batch size that a text stands for. */
  static long batch(String text) {
    if (text.equals(FULL)) {
      return TrainingPlan.FULL_BATCH;
    }
    double size = NumberOption.parse(text, "full or a whole number of examples");
    if (!(size >= 1 && size == Math.rint(size) && size <= 1L << 53)) {
      throw new TypeConversionException(
          "'" + text + "' is not a whole number of examples, at least 1");
    }
    return (long) size;
  }

  private Object validationInForce() {
    return NumberOption.ifNumber(validation.value());
  }

  private Object batchInForce() {
    return cutsBatches() ? (Object) batchSize.value() : FULL;
  }

  /** A batch size as it is typed. */
  static String spelledBatch(long size) {
    return size == TrainingPlan.FULL_BATCH ? FULL : Long.toString(size);
  }

  /** What changes the rate, or null for nothing. */
  private LearningRateSchedule schedule() {
    if (!schedule.isGiven() && warmup.value() == 0) {
      return null;
    }
    try {
      return LearningRateSchedule.parse(schedule.or("constant"), warmup.value());
    } catch (IllegalArgumentException none) {
      throw new UsageException("--schedule: " + none.getMessage());
    }
  }
}
