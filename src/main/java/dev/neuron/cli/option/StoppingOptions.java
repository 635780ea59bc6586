package dev.neuron.cli.option;

import dev.neuron.train.StoppingRule;

/** When a run may end before its last epoch. */
final class StoppingOptions extends OptionGroup {
  private final Option<Double> tolerance =
      option("--tolerance", "NUMBER")
          .replayed()
          .atLeast(0)
          .below(1)
          .help(
              "Converged when the gradient's norm falls to this part of the best constant's; 0"
                  + " never (default: 1e-8).")
          .number()
          .otherwise(StoppingRule.DEFAULT.tolerance());
  private final Option<Integer> patience =
      option("--patience", "EPOCHS")
          .replayed()
          .atLeast(1)
          .help("Stop after so many epochs without a better loss, and keep the best weights.")
          .count();
  private final Option<Double> targetLoss =
      option("--target-loss", "NUMBER")
          .replayed()
          .help("Stop when the loss is this or less.")
          .number();
  private final Option<Double> maxTime =
      option("--max-time", "SECONDS").recorded().above(0).help("Stop after this time.").number();

  public StoppingOptions() {
    super(Section.TRAINING);
  }

  /** The rule asked for. */
  StoppingRule rule() {
    return new StoppingRule(
        tolerance.value(),
        patience.or(0),
        targetLoss.or(Double.NaN),
        maxTime.or(Double.POSITIVE_INFINITY));
  }
}
