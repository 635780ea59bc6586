package dev.neuron.cli.session;

import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.cli.option.StartOptions;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.report.words.Counted;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.StoppingRule;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;

/** Where in the course of plain gradient descent a command looks at the neuron. */
public final class EvaluationPoint extends OptionGroup {
  private static final StoppingRule NEVER =
      new StoppingRule(0, 0, Double.NaN, Double.POSITIVE_INFINITY);

  private final StartOptions starting = add(new StartOptions());
  private final Option<Integer> epochs;

  /**
   * A point after some epochs.
   *
   * @param usual how many unless told otherwise
   * @param help what the option for them says
   */
  public EvaluationPoint(int usual, String help) {
    super(Section.TRAINING);
    epochs = option("-e, --epochs", "N").atLeast(0).help(help).count().otherwise(usual);
  }

  /** After how many epochs. */
  public int epochs() {
    return epochs.value();
  }

  /** Where the neuron starts. */
  public StartOptions starting() {
    return starting;
  }

  /** The way there: plain full-batch gradient descent. */
  public TrainingPlan plan(Neuron neuron, Penalty penalty, Start start) {
    return plan(neuron, penalty, epochs(), start);
  }

  /**
   * Plain full-batch gradient descent for some epochs.
   *
   * @throws UsageException if the options make no sense
   */
  public TrainingPlan plan(Neuron neuron, Penalty penalty, int epochs, Start start) {
    try {
      return new TrainingPlan(
          neuron,
          penalty,
          OptimizerSettings.GD,
          starting.rate(),
          null,
          TrainingPlan.FULL_BATCH,
          false,
          epochs,
          start,
          starting.seed(),
          NEVER);
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  /** Where that is, in words, for a neuron that comes from here. */
  public String words(String start) {
    return epochs() == 0
        ? "at " + start
        : "after " + Counted.of(epochs(), "epoch") + " from " + start;
  }

  /** Goes there. */
  public static TrainingResult go(TrainingPlan plan, Problem problem) {
    return Trainer.train(plan, problem, TrainingListener.NONE, Interruption::requested);
  }
}
