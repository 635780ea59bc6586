package dev.neuron.cli.session;

import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.train.Inference;

/** How sure the weights are. */
public final class SummaryOptions extends OptionGroup {
  private static final double CONFIDENCE = 0.95;

  /** What the standard errors take for granted. */
  enum Errors {
    CLASSICAL,
    ROBUST
  }

  private final Option<Boolean> summary =
      option("--summary")
          .help("Print each weight with its standard error, interval, t and p.")
          .flag();
  private final Option<Errors> errors =
      option("--errors", "NAME")
          .help(
              "Standard errors for --summary: ${COMPLETION-CANDIDATES}, which allows for examples"
                  + " that scatter unequally (default: classical; huber's are always robust).")
          .choice(Errors.CLASSICAL);
  private final Option<Double> confidence =
      option("--confidence", "SHARE")
          .help("How often the intervals of --summary hold the truth (default: 0.95).")
          .number()
          .otherwise(CONFIDENCE);

  /**
   * What was asked for, or null for nothing.
   *
   * @throws UsageException if the options contradict one another, or the confidence is no share
   */
  public Inference inference() {
    if (!summary.value()) {
      refuse(errors.isGiven(), "--errors");
      refuse(confidence.isGiven(), "--confidence");
      return null;
    }
    double share = confidence.value();
    if (!(share > 0 && share < 1)) {
      String inPerCent = share > 1 && share < 100 ? ", as 0.95 for 95 %" : "";
      throw new UsageException("--confidence must lie between 0 and 1" + inPerCent);
    }
    return new Inference(errors.value() == Errors.ROBUST, share);
  }

  private static void refuse(boolean given, String option) {
    if (given) {
      throw new UsageException(option + " belongs to --summary");
    }
  }
}
