package dev.neuron.cli;

import dev.neuron.data.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.StoppingRule;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import picocli.CommandLine.Option;

/** Where in the course of plain gradient descent a command looks at the neuron. */
final class PointOptions {
  private static final StoppingRule NEVER =
      new StoppingRule(0, 0, Double.NaN, Double.POSITIVE_INFINITY);

  @Option(
      names = "--init",
      paramLabel = "START",
      order = 200,
      description =
          "mean (w = 0, the best constant), zeros, he (random), a NUMBER for every parameter, or a"
              + " saved MODEL.json (default: mean).")
  private String init = "mean";

  @Option(
      names = {"-l", "--learning-rate"},
      paramLabel = "auto|NUMBER",
      order = 202,
      description = "The step size; auto computes a stable one from the data (default: auto).")
  private String learningRate = "auto";

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 203,
      description = "Seed of everything random (default: 42).")
  private long seed = 42;

  long seed() {
    return seed;
  }

  /** Whether a start was asked for by name. */
  boolean startsElsewhere() {
    return !init.equals("mean");
  }

  /** The start asked for, in the coordinates of the data. */
  Start start(Dataset data) {
    return TrainingOptions.start(init, data);
  }

  /**
   * Plain full-batch gradient descent for some epochs.
   *
   * @throws UsageException if the options make no sense
   */
  TrainingPlan plan(Neuron neuron, Penalty penalty, int epochs, Start start) {
    if (epochs < 0) {
      throw new UsageException("--epochs must be at least 0, not " + epochs);
    }
    try {
      return new TrainingPlan(
          neuron,
          penalty,
          OptimizerSettings.GD,
          TrainingOptions.rate(learningRate),
          null,
          TrainingPlan.FULL_BATCH,
          false,
          epochs,
          start,
          seed,
          NEVER);
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  /** Goes there. */
  static TrainingResult go(TrainingPlan plan, Problem problem) {
    return Trainer.train(plan, problem, TrainingListener.NONE, Interruption::requested);
  }
}
