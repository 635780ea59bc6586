package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** By which method a neuron is trained, and the method's constants. */
public final class OptimizerOptions extends OptionGroup {
  private final Option<Method> optimizer =
      option("-o, --optimizer", "NAME")
          .replayed()
          .help(
              "gd, momentum, nesterov, adagrad, rmsprop, adam, adamw, asgd, newton or lbfgs"
                  + " (default: gd).")
          .choice(Method.GD);
  private final Option<Double> momentum =
      option("--momentum", "NUMBER")
          .replayed()
          .help("μ of momentum and nesterov (default: 0.9).")
          .number();
  private final Option<Double> beta1 =
      option("--beta1", "NUMBER")
          .replayed()
          .help("Decay of the mean gradient in adam and adamw (default: 0.9).")
          .number();
  private final Option<Double> beta2 =
      option("--beta2", "NUMBER")
          .replayed()
          .help("Decay of the mean square in adam, adamw (0.999) and rmsprop (0.99).")
          .number();
  private final Option<Double> epsilon =
      option("--epsilon", "NUMBER")
          .replayed()
          .help("Added to the divisor of adagrad (1e-10), rmsprop, adam and adamw (1e-8).")
          .number();
  private final Option<Double> weightDecay =
      option("--weight-decay", "NUMBER")
          .replayed()
          .help(
              "What adamw takes off every weight in a step, times the rate, the bias exempt"
                  + " (default: 0.01).")
          .number();

  public OptimizerOptions() {
    super(Section.TRAINING);
  }

  /** The method of {@code --optimizer}. */
  Method method() {
    return optimizer.value();
  }

  /** The method with its constants. */
  public OptimizerSettings settings() {
    return settings(optimizer.value(), EnumSet.of(optimizer.value()));
  }

  /**
   * The constants of a method.
   *
   * @param all the methods of all runs: a constant that none of them has is a mistake
   * @throws UsageException if there is such a one, or a constant is out of range
   */
  public OptimizerSettings settings(Method method, Set<Method> all) {
    boolean moment = all.contains(Method.MOMENTUM) || all.contains(Method.NESTEROV);
    boolean adam = all.contains(Method.ADAM) || all.contains(Method.ADAMW);
    boolean adaptive = adam || all.contains(Method.RMSPROP) || all.contains(Method.ADAGRAD);
    refuse(momentum.value(), moment, "--momentum belongs to --optimizer momentum and nesterov");
    refuse(beta1.value(), adam, "--beta1 belongs to --optimizer adam and adamw");
    refuse(
        beta2.value(),
        adam || all.contains(Method.RMSPROP),
        "--beta2 belongs to --optimizer adam, adamw and rmsprop");
    refuse(
        epsilon.value(),
        adaptive,
        "--epsilon belongs to --optimizer adagrad, rmsprop, adam and adamw");
    refuse(
        weightDecay.value(),
        all.contains(Method.ADAMW),
        "--weight-decay belongs to --optimizer adamw; the penalty that every method takes is --l2");
    try {
      return new OptimizerSettings(
          method,
          momentum.or(OptimizerSettings.MOMENTUM),
          beta1.or(OptimizerSettings.BETA1),
          beta2.or(OptimizerSettings.defaultBeta2(method)),
          epsilon.or(OptimizerSettings.defaultEpsilon(method)),
          weightDecay.or(OptimizerSettings.WEIGHT_DECAY));
    } catch (IllegalArgumentException outOfRange) {
      throw new UsageException(outOfRange.getMessage());
    }
  }

  private static void refuse(Double given, boolean fitting, String message) {
    if (given != null && !fitting) {
      throw new UsageException(message);
    }
  }

  /** Writes the method and the constants it has into {@code options}, by their names. */
  void describe(Map<String, Object> options, OptimizerSettings settings) {
    options.put("optimizer", optimizer.value().label());
    switch (optimizer.value()) {
      case MOMENTUM, NESTEROV -> options.put("momentum", settings.momentum());
      case ADAM, ADAMW -> {
        options.put("beta1", settings.beta1());
        options.put("beta2", settings.beta2());
      }
      case RMSPROP -> options.put("beta2", settings.beta2());
      case GD, ADAGRAD, ASGD, NEWTON, LBFGS -> {}
    }
    if (optimizer.value().adaptsPerCoordinate()) {
      options.put("epsilon", settings.epsilon());
    }
    if (optimizer.value() == Method.ADAMW) {
      options.put("weight-decay", settings.weightDecay());
    }
  }
}
