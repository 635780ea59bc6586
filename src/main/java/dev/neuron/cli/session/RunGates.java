package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.Cause;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;

/** What a run has to reach, and the exit status that says whether it did. */
public final class RunGates extends OptionGroup {
  private final Option<Double> maxLoss =
      option("--max-loss", "NUMBER")
          .help("Exit with 5 if the loss is above this in the end.")
          .number();
  private final Option<Boolean> requireConverged =
      option("--require-converged").help("Exit with 6 unless the run converged.").flag();

  public RunGates() {
    super(Section.TRAINING);
  }

  /** The exit status of the verdict and the gates; a failed run outweighs a missed gate. */
  public ExitStatus status(Console console, TrainingResult result) {
    if (result.cause() == Cause.INTERRUPTED) {
      return ExitStatus.INTERRUPTED;
    } else if (result.verdict() == Verdict.DIVERGED) {
      return ExitStatus.DIVERGED;
    } else if (result.verdict() == Verdict.DEAD) {
      return ExitStatus.DEAD;
    }
    double loss = result.answer().loss();
    if (maxLoss.isGiven() && !(loss <= maxLoss.value())) {
      console.error("the loss" + RunWording.missed(loss, "above --max-loss", maxLoss.value()));
      return ExitStatus.ANSWER_IS_NO;
    }
    if (requireConverged.value() && result.verdict() != Verdict.CONVERGED) {
      console.error(
          "not converged after "
              + Counted.of(result.epochs(), "epoch")
              + ", as --require-converged demands"
              + (RunWording.moreEpochsHelp(result.cause()) ? "; use more --epochs" : ""));
      return ExitStatus.NOT_CONVERGED;
    }
    return ExitStatus.DONE;
  }
}
