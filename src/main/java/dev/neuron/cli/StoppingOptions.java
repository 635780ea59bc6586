package dev.neuron.cli;

import dev.neuron.train.StoppingRule;
import java.util.Map;
import picocli.CommandLine.Option;

/** When a run may end before its last epoch. */
final class StoppingOptions {
  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 215,
      description =
          "Converged when the gradient's norm falls to this part of the best constant's; 0 never"
              + " (default: 1e-8).")
  private double tolerance = StoppingRule.DEFAULT.tolerance();

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      order = 216,
      description = "Stop after so many epochs without a better loss, and keep the best weights.")
  private Integer patience;

  @Option(
      names = "--target-loss",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 217,
      description = "Stop when the loss is this or less.")
  private Double targetLoss;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      converter = NumberOption.class,
      order = 218,
      description = "Stop after this time.")
  private Double maxTime;

  /**
   * The rule asked for.
   *
   * @throws UsageException if the patience is no number of epochs
   * @throws IllegalArgumentException if another number makes no sense
   */
  StoppingRule rule() {
    if (patience != null && patience < 1) {
      throw new UsageException("--patience must be at least 1 epoch, not " + patience);
    }
    return new StoppingRule(
        tolerance,
        patience == null ? 0 : patience,
        targetLoss == null ? Double.NaN : targetLoss,
        maxTime == null ? Double.POSITIVE_INFINITY : maxTime);
  }

  /** Writes the options in force into {@code options}, by their names. */
  void describe(Map<String, Object> options) {
    options.put("tolerance", tolerance);
    if (patience != null) {
      options.put("patience", (long) patience);
    }
    if (targetLoss != null) {
      options.put("target-loss", targetLoss);
    }
    if (maxTime != null) {
      options.put("max-time", maxTime);
    }
  }
}
