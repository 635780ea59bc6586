package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.Cause;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fold.FoldFigures;
import dev.neuron.train.fold.FoldRuns;
import dev.neuron.train.fold.HeldOut;
import dev.neuron.train.fold.HeldOutErrors;
import java.util.List;

/** What loaded data tell of training on rows that it has not seen. */
public final class UnseenRows {
  /** The part of the loss with which one fold stands for all. */
  private static final double NEARLY_ALL = 0.9;

  /** Among so few folds one has a large part of the loss by chance. */
  private static final int FEW_FOLDS = 3;

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
            (rows, other) -> data.engine(rows, other, threads),
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
      Problem problem, FoldRuns folds, TrainingPlan plan, TrainingResult result, Console console) {
    if (result.verdict().isFailure() || result.cause() == Cause.INTERRUPTED) {
      return Tested.NOTHING;
    } else if (folds == null) {
      return new Tested(null, onValidation(problem, result));
    }
    try {
      boolean estimates = estimates(plan.neuron());
      FoldFigures figures = folds.of(List.of(plan), estimates).get(0);
      tell(figures, console);
      HeldOutErrors errors = estimates ? HeldOutErrors.of(figures.errors()) : null;
      return new Tested(figures, HeldOut.of(figures, errors));
    } catch (PassInterruptedException asked) {
      console.warn("interrupted in the folds: there are no figures of them");
      return Tested.NOTHING;
    }
  }

  /** Where the mean over the folds is not what all of them say. */
  private static void tell(FoldFigures figures, Console console) {
    int count = figures.each().size();
    long failed = figures.each().stream().filter(fold -> fold.verdict().isFailure()).count();
    if (failed > 0) {
      console.warn(
          "training diverged or died in "
              + failed
              + " of "
              + Counted.of(count, "fold")
              + ", whose losses count as they are; --format csv shows which");
    }
    int worst = 0;
    for (int fold = 1; fold < count; fold++) {
      worst = figures.each().get(fold).loss() > figures.each().get(worst).loss() ? fold : worst;
    }
    double share = figures.each().get(worst).loss() / (count * figures.loss());
    if (share > NEARLY_ALL && count > FEW_FOLDS) {
      console.note(
          Numbers.percent(share)
              + " of the held-out loss is that of fold "
              + (worst + 1)
              + ": a row there may be like no other, by a slip perhaps; neuron inspect shows the"
              + " least and greatest of each column");
    }
  }

  /** What the validation rows show of a run's answer; null where nothing. */
  private static HeldOut onValidation(Problem problem, TrainingResult result) {
    GradientEngine validation = problem.validation();
    if (validation == null || !estimates(problem.neuron())) {
      return null;
    }
    HeldOutErrors errors =
        HeldOutErrors.of(HeldOutErrors.of(validation, problem.neuron(), result.parameters()));
    double none = Double.NaN;
    double loss = result.answer().validationLoss();
    return errors == null ? null : new HeldOut(0, loss, none, none, none, errors);
  }

  /** A probability or a margin is no estimate of a target that it could be so far from. */
  private static boolean estimates(Neuron neuron) {
    return neuron.cost().kind() != Cost.Kind.LOG_LOSS && !neuron.cost().isMargin();
  }
}
