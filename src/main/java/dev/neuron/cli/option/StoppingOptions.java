package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.train.StoppingRule;
import java.util.Map;

/** When a run may end before its last epoch. */
final class StoppingOptions extends OptionGroup {
  private final Option<Double> tolerance =
      option("--tolerance", "NUMBER")
          .replayed()
          .help(
              "Converged when the gradient's norm falls to this part of the best constant's; 0"
                  + " never (default: 1e-8).")
          .number()
          .otherwise(StoppingRule.DEFAULT.tolerance());
  private final Option<Integer> patience =
      option("--patience", "EPOCHS")
          .replayed()
          .help("Stop after so many epochs without a better loss, and keep the best weights.")
          .count();
  private final Option<Double> targetLoss =
      option("--target-loss", "NUMBER")
          .replayed()
          .help("Stop when the loss is this or less.")
          .number();
  private final Option<Double> maxTime =
      option("--max-time", "SECONDS").recorded().help("Stop after this time.").number();

  public StoppingOptions() {
    super(Section.TRAINING);
  }

  /**
   * The rule asked for.
   *
   * @throws UsageException if the patience is no number of epochs
   * @throws IllegalArgumentException if another number makes no sense
   */
  StoppingRule rule() {
    if (patience.isGiven() && patience.value() < 1) {
      throw new UsageException("--patience must be at least 1 epoch, not " + patience.value());
    }
    return new StoppingRule(
        tolerance.value(),
        patience.or(0),
        targetLoss.or(Double.NaN),
        maxTime.or(Double.POSITIVE_INFINITY));
  }

  /** Writes the options in force into {@code options}, by their names. */
  void describe(Map<String, Object> options) {
    options.put("tolerance", tolerance.value());
    if (patience.isGiven()) {
      options.put("patience", (long) patience.value());
    }
    if (targetLoss.isGiven()) {
      options.put("target-loss", targetLoss.value());
    }
    if (maxTime.isGiven()) {
      options.put("max-time", maxTime.value());
    }
  }
}
