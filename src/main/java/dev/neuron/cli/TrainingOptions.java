package dev.neuron.cli;

import dev.neuron.data.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Penalty;
import dev.neuron.train.Start;
import dev.neuron.train.StoppingRule;
import dev.neuron.train.TrainingPlan;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** How a neuron is trained: everything of a {@link TrainingPlan} but the neuron itself. */
final class TrainingOptions {
  private static final String AUTO = "auto";
  private static final String FULL = "full";

  @Option(
      names = {"-e", "--epochs"},
      paramLabel = "N",
      order = 200,
      description = "Passes over the data (default: 100).")
  private int epochs = 100;

  @Option(
      names = {"-l", "--learning-rate"},
      paramLabel = "auto|NUMBER",
      order = 201,
      description = "The step size; auto computes a stable one from the data (default: auto).")
  private String learningRate = AUTO;

  @Option(
      names = {"-b", "--batch-size"},
      paramLabel = "full|N",
      order = 202,
      description = "Examples in a step (default: full, all of them).")
  private String batchSize = FULL;

  @Option(
      names = {"-o", "--optimizer"},
      paramLabel = "NAME",
      order = 203,
      description =
          "gd, momentum, nesterov, adagrad, rmsprop, adam, adamw, asgd, newton or lbfgs"
              + " (default: gd).")
  private Method optimizer = Method.GD;

  @Option(
      names = "--momentum",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 204,
      description = "μ of momentum and nesterov (default: 0.9).")
  private Double momentum;

  @Option(
      names = "--beta1",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 205,
      description = "Decay of the mean gradient in adam and adamw (default: 0.9).")
  private Double beta1;

  @Option(
      names = "--beta2",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 206,
      description = "Decay of the mean square in adam, adamw (0.999) and rmsprop (0.99).")
  private Double beta2;

  @Option(
      names = "--epsilon",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 207,
      description = "Added to the divisor of adagrad (1e-10), rmsprop, adam and adamw (1e-8).")
  private Double epsilon;

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
      names = "--init",
      paramLabel = "START",
      order = 212,
      description =
          "mean (w = 0, the best constant), zeros, he (random), a NUMBER for every parameter, or a"
              + " saved MODEL.json (default: mean).")
  private String init = "mean";

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 213,
      description = "Seed of everything random (default: 42).")
  private long seed = 42;

  @Option(
      names = "--shuffle",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      order = 214,
      description = "Mini-batches in a new order each epoch (default: shuffle).")
  private boolean shuffle = true;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 215,
      description =
          "Converged when the gradient's norm falls to this part of the best constant's; 0 never"
              + " (default: 1e-8).")
  private double tolerance = StoppingRule.DEFAULT.tolerance();

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      order = 216,
      description = "Stop after so many epochs without a better loss, and keep the best weights.")
  private Integer patience;

  @Option(
      names = "--target-loss",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 217,
      description = "Stop when the loss is this or less.")
  private Double targetLoss;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      converter = NumberOption.class,
      order = 218,
      description = "Stop after this time.")
  private Double maxTime;

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

  /** Whether each seed puts other rows apart for validation. */
  boolean splitsBySeed() {
    return validation != null && NumberOption.isPlain(validation);
  }

  /** Whether mini-batches come in a new order each epoch. */
  boolean shuffles() {
    return shuffle;
  }

  long seed() {
    return seed;
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
    return start(init, data);
  }

  /** The start that {@code --init} asks for. */
  static Start start(String init, Dataset data) {
    return switch (init) {
      case "mean" -> Start.MEAN;
      case "zeros" -> new Start(Start.Kind.ZEROS, 0, null);
      case "he" -> new Start(Start.Kind.HE, 0, null);
      default ->
          NumberOption.isPlain(init)
              ? Start.constant(number("--init", init, "a number"))
              : startAtModel(init, data);
    };
  }

  /** A saved model's weights, taken by the names of their features into the coordinates here. */
  private static Start startAtModel(String init, Dataset data) {
    if (!init.endsWith(".json")) {
      throw new UsageException(
          "--init: '" + init + "' is not mean, zeros, he, a number or a MODEL.json");
    }
    TrainedNeuron model = ModelFile.load(Path.of(init));
    List<String> given = model.columns().names();
    List<String> wanted = data.columns().names();
    double[] raw = new double[wanted.size() + 1];
    for (int j = 0; j < wanted.size(); j++) {
      int at = given.indexOf(wanted.get(j));
      if (at < 0 || given.size() != wanted.size()) {
        throw new UsageException(
            "--init: " + init + " was trained on other features than these data have");
      }
      raw[j] = model.weight(at);
    }
    raw[wanted.size()] = model.bias();
    return Start.at(data.scaling().fromRaw(raw));
  }

  /**
   * The plan asked for.
   *
   * @throws UsageException if the options contradict one another
   */
  TrainingPlan plan(Neuron neuron, Start start) {
    return plan(neuron, start, settings(optimizer, EnumSet.of(optimizer)));
  }

  /** The plan asked for, with another method. */
  TrainingPlan plan(Neuron neuron, Start start, OptimizerSettings settings) {
    try {
      return new TrainingPlan(
          neuron,
          new Penalty(l1, l2),
          settings,
          rate(),
          schedule == null && warmup == 0
              ? null
              : LearningRateSchedule.parse(schedule == null ? "constant" : schedule, warmup),
          batch(),
          shuffle,
          epochs,
          start,
          seed,
          stopping());
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  /** The method of {@code --optimizer}. */
  Method optimizer() {
    return optimizer;
  }

  /** Whether a rate was asked for by {@code --learning-rate}. */
  boolean givesRate() {
    return !learningRate.equals(AUTO);
  }

  /**
   * The constants of a method.
   *
   * @param all the methods of all runs: a constant that none of them has is a mistake
   * @throws UsageException if there is such a one, or a constant is out of range
   */
  OptimizerSettings settings(Method method, Set<Method> all) {
    boolean moment = all.contains(Method.MOMENTUM) || all.contains(Method.NESTEROV);
    boolean adam = all.contains(Method.ADAM) || all.contains(Method.ADAMW);
    boolean adaptive = adam || all.contains(Method.RMSPROP) || all.contains(Method.ADAGRAD);
    refuse(momentum, moment, "--momentum belongs to --optimizer momentum and nesterov");
    refuse(beta1, adam, "--beta1 belongs to --optimizer adam and adamw");
    refuse(
        beta2,
        adam || all.contains(Method.RMSPROP),
        "--beta2 belongs to --optimizer adam, adamw and rmsprop");
    refuse(epsilon, adaptive, "--epsilon belongs to --optimizer adagrad, rmsprop, adam and adamw");
    try {
      return new OptimizerSettings(
          method,
          momentum == null ? OptimizerSettings.MOMENTUM : momentum,
          beta1 == null ? OptimizerSettings.BETA1 : beta1,
          beta2 == null ? OptimizerSettings.defaultBeta2(method) : beta2,
          epsilon == null ? OptimizerSettings.defaultEpsilon(method) : epsilon);
    } catch (IllegalArgumentException outOfRange) {
      throw new UsageException(outOfRange.getMessage());
    }
  }

  private static void refuse(Double given, boolean fitting, String message) {
    if (given != null && !fitting) {
      throw new UsageException(message);
    }
  }

  private double rate() {
    return rate(learningRate);
  }

  /** What {@code --learning-rate} asks for, NaN for auto. */
  static double rate(String learningRate) {
    return learningRate.equals(AUTO)
        ? Double.NaN
        : number("--learning-rate", learningRate, "auto or a number");
  }

  private long batch() {
    return batch("--batch-size", batchSize);
  }

  /** The batch size that a text stands for. */
  static long batch(String option, String text) {
    if (text.equals(FULL)) {
      return TrainingPlan.FULL_BATCH;
    }
    double size = number(option, text, "full or a whole number of examples");
    if (!(size >= 1 && size == Math.rint(size) && size <= 1L << 53)) {
      throw new UsageException(
          option + ": '" + text + "' is not a whole number of examples, at least 1");
    }
    return (long) size;
  }

  static double number(String option, String text, String wanted) {
    try {
      return NumberOption.parse(text);
    } catch (RuntimeException malformed) {
      throw new UsageException(option + ": '" + text + "' is not " + wanted);
    }
  }

  private StoppingRule stopping() {
    if (patience != null && patience < 1) {
      throw new UsageException("--patience must be at least 1 epoch, not " + patience);
    }
    return new StoppingRule(
        tolerance,
        patience == null ? 0 : patience,
        targetLoss == null ? Double.NaN : targetLoss,
        maxTime == null ? Double.POSITIVE_INFINITY : maxTime);
  }

  /** Writes the options in force into {@code options}, by their names. */
  void describe(Map<String, Object> options, TrainingPlan plan) {
    options.put("epochs", (long) epochs);
    options.put("learning-rate", rateInForce(plan));
    options.put("batch-size", plan.batchSize() == 0 ? FULL : (Object) plan.batchSize());
    options.put("optimizer", optimizer.label());
    OptimizerSettings settings = plan.optimizer();
    switch (optimizer) {
      case MOMENTUM, NESTEROV -> options.put("momentum", settings.momentum());
      case ADAM, ADAMW -> {
        options.put("beta1", settings.beta1());
        options.put("beta2", settings.beta2());
      }
      case RMSPROP -> options.put("beta2", settings.beta2());
      case GD, ADAGRAD, ASGD, NEWTON, LBFGS -> {}
    }
    if (optimizer.adaptsPerCoordinate()) {
      options.put("epsilon", settings.epsilon());
    }
    options.put("schedule", plan.schedule() == null ? AUTO : plan.schedule().toString());
    options.put("warmup", (long) warmup);
    options.put("l1", l1);
    options.put("l2", l2);
    options.put("init", init);
    options.put("seed", seed);
    options.put("shuffle", String.valueOf(shuffle));
    options.put("tolerance", tolerance);
    putGiven(options, "patience", patience == null ? null : (long) patience);
    putGiven(options, "target-loss", targetLoss);
    putGiven(options, "max-time", maxTime);
    putGiven(options, "validation", validation);
  }

  private static void putGiven(Map<String, Object> options, String name, Object value) {
    if (value != null) {
      options.put(name, value);
    }
  }

  private static Object rateInForce(TrainingPlan plan) {
    return Double.isNaN(plan.learningRate()) ? AUTO : (Object) plan.learningRate();
  }
}
