package dev.neuron.cli.predict;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.diagnose.Metrics;
import dev.neuron.report.words.RunWording;

/** What an evaluation has to reach, and the exit status that says whether it did. */
public final class EvaluationGates extends OptionGroup {
  /** Sums of the same rows in another order differ by less, relative. */
  private static final double ROUNDING = 1e-12;

  private final Option<Double> maxLoss =
      option("--max-loss", "NUMBER")
          .help("Exit with 5 if the loss is above this, by more than rounding (1e-12 of it).")
          .number();
  private final Option<Double> minR2 =
      option("--min-r2", "NUMBER")
          .help("Exit with 5 if R² is below this, by more than rounding (1e-12).")
          .number();

  /**
   * Says which are missed, as by a number that does not exist, and returns the exit status.
   *
   * @param margin whether predictions are margins, of which there is no R²
   */
  public ExitStatus status(Metrics metrics, boolean margin, Console console) {
    boolean passed = true;
    if (maxLoss.isGiven()
        && !(metrics.loss() <= maxLoss.value() + ROUNDING * Math.abs(maxLoss.value()))) {
      console.error(
          missed(margin, "the loss", metrics.loss(), "above --max-loss", maxLoss.value()));
      passed = false;
    }
    if (minR2.isGiven() && !(metrics.r2() >= minR2.value() - ROUNDING)) {
      console.error(missed(margin, "R²", metrics.r2(), "below --min-r2", minR2.value()));
      passed = false;
    }
    return passed ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  private static String missed(
      boolean margin, String what, double value, String how, double limit) {
    if (Double.isNaN(value)) {
      return what
          + " does not exist, as "
          + (margin ? "a prediction is a margin under hinge" : "all targets are equal");
    }
    return what + RunWording.missed(value, how, limit);
  }
}
