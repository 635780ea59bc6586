package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.Finding;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;

/** What a run has to reach, and the exit status that says whether it did. */
public final class RunGates extends OptionGroup {
  private final Option<Double> maxLoss =
      option("--max-loss", "NUMBER")
          .help("Exit with 5 if the loss is above this in the end.")
          .number();
  private final Option<Double> maxHeldOutLoss =
      option("--max-held-out-loss", "NUMBER")
          .help("The same for the loss on rows held out by --validation or --folds.")
          .number();
  private final Option<Boolean> requireConverged =
      option("--require-converged").help("Exit with 6 unless the run converged.").flag();

  public RunGates() {
    super(Section.TRAINING);
  }

  /**
   * Refuses a gate for rows that nobody holds out.
   *
   * @param tested whether training is tested on rows it has not seen
   */
  public void check(boolean tested) {
    if (maxHeldOutLoss.isGiven() && !tested) {
      throw new UsageException(
          "--max-held-out-loss needs rows held out: add --folds 10 or --validation 0.2");
    }
  }

  /**
   * The exit status of the verdict and the gates; a failed run outweighs a missed gate. A run that
   * ended as nobody read its lines has to pass them as it is.
   *
   * @param fullBatch whether each step saw all examples
   */
  public ExitStatus status(Console console, RunEnd end, boolean fullBatch) {
    TrainingResult result = end.result();
    if (Interruption.requested()) {
      return ExitStatus.INTERRUPTED;
    } else if (result.verdict() == Verdict.DIVERGED) {
      return ExitStatus.DIVERGED;
    } else if (result.verdict() == Verdict.DEAD) {
      return ExitStatus.DEAD;
    }
    boolean low = keeps(maxLoss, "the loss", result.answer().loss(), "--max-loss", console);
    double heldOut = end.heldOutLoss();
    low &= keeps(maxHeldOutLoss, "the held-out loss", heldOut, "--max-held-out-loss", console);
    if (!low) {
      return ExitStatus.ANSWER_IS_NO;
    }
    if (requireConverged.value() && result.verdict() != Verdict.CONVERGED) {
      boolean cutShort =
          result.epochs() == 0 || end.findings().stream().anyMatch(Finding::wantsEpochs);
      String remedy =
          fullBatch
              ? "; use more --epochs"
              : "; mini-batches hardly come to rest: leave out --batch-size";
      console.error(
          "not converged after "
              + Counted.of(result.epochs(), "epoch")
              + ", as --require-converged demands"
              + (cutShort ? remedy : ""));
      return ExitStatus.NOT_CONVERGED;
    }
    return ExitStatus.DONE;
  }

  /** Whether a loss keeps a limit, if there is one; says so if not. */
  private static boolean keeps(
      Option<Double> limit, String what, double loss, String option, Console console) {
    if (!limit.isGiven() || loss <= limit.value()) {
      return true;
    }
    console.error(
        Double.isNaN(loss)
            ? what + " is unknown, and there is " + option
            : what + RunWording.missed(loss, "above " + option, limit.value()));
    return false;
  }
}
