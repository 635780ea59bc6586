package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.train.Cause;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fold.FoldFigures;
import dev.neuron.train.fold.FoldRuns;
import dev.neuron.train.fold.HeldOut;
import dev.neuron.train.fold.HeldOutErrors;
import java.util.List;

/** What loaded data tell of training on rows that it has not seen. */
public final class UnseenRows {
  private UnseenRows() {}

  /** Who tests training on the folds, or null without any. */
  public static FoldRuns folds(
      TrainingData data, TrainingOptions options, Neuron neuron, int threads) {
    return data.folds() == null
        ? null
        : new FoldRuns(
            data.folds().count(),
            data.folds()::split,
            options::start,
            neuron,
            threads,
            Interruption::requested);
  }

  /**
   * What unseen rows have shown.
   *
   * @param figures of each fold, or null
   * @param heldOut what a model keeps, or null
   */
  record Tested(FoldFigures figures, HeldOut heldOut) {
    private static final Tested NOTHING = new Tested(null, null);
  }

  /** What a run's training comes to on folds or validation rows, where there are any. */
  static Tested test(
      TrainingData data,
      FoldRuns folds,
      TrainingPlan plan,
      TrainingResult result,
      Console console) {
    if (result.verdict().isFailure() || result.cause() == Cause.INTERRUPTED) {
      return Tested.NOTHING;
    } else if (folds == null) {
      return new Tested(null, onValidation(data, plan.neuron(), result));
    }
    try {
      boolean estimates = estimates(plan.neuron());
      FoldFigures figures = folds.of(List.of(plan), estimates).get(0);
      HeldOutErrors errors = estimates ? HeldOutErrors.of(figures.errors()) : null;
      return new Tested(figures, HeldOut.of(figures, errors));
    } catch (PassInterruptedException asked) {
      console.warn("interrupted in the folds: there are no figures of them");
      return Tested.NOTHING;
    }
  }

  /** What the validation rows of this process show of a run's answer; null where nothing. */
  private static HeldOut onValidation(TrainingData data, Neuron neuron, TrainingResult result) {
    if (data.validation() == null || data.validator() != null || !estimates(neuron)) {
      return null;
    }
    double[] wHat = result.parameters();
    HeldOutErrors errors =
        HeldOutErrors.of(HeldOutErrors.of(data.validation().blocks(), neuron, wHat));
    double none = Double.NaN;
    double loss = result.answer().validationLoss();
    return errors == null ? null : new HeldOut(0, loss, none, none, none, errors);
  }

  /** A probability or a margin is no estimate of a target that it could be so far from. */
  private static boolean estimates(Neuron neuron) {
    return neuron.cost().kind() != Cost.Kind.LOG_LOSS && !neuron.cost().isMargin();
  }
}
