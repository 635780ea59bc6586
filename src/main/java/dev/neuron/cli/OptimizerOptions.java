package dev.neuron.cli;

import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** By which method a neuron is trained, and the method's constants. */
final class OptimizerOptions {
  @Option(
      names = {"-o", "--optimizer"},
      paramLabel = "NAME",
      order = 203,
      description =
          "gd, momentum, nesterov, adagrad, rmsprop, adam, adamw, asgd, newton or lbfgs"
              + " (default: gd).")
  private Method optimizer = Method.GD;

  @Option(
      names = "--momentum",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 204,
      description = "μ of momentum and nesterov (default: 0.9).")
  private Double momentum;

  @Option(
      names = "--beta1",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 205,
      description = "Decay of the mean gradient in adam and adamw (default: 0.9).")
  private Double beta1;

  @Option(
      names = "--beta2",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 206,
      description = "Decay of the mean square in adam, adamw (0.999) and rmsprop (0.99).")
  private Double beta2;

  @Option(
      names = "--epsilon",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 207,
      description = "Added to the divisor of adagrad (1e-10), rmsprop, adam and adamw (1e-8).")
  private Double epsilon;

  /** The method of {@code --optimizer}. */
  Method method() {
    return optimizer;
  }

  /** The method with its constants. */
  OptimizerSettings settings() {
    return settings(optimizer, EnumSet.of(optimizer));
  }

  /**
   * The constants of a method.
   *
   * @param all the methods of all runs: a constant that none of them has is a mistake
   * @throws UsageException if there is such a one, or a constant is out of range
   */
  OptimizerSettings settings(Method method, Set<Method> all) {
    boolean moment = all.contains(Method.MOMENTUM) || all.contains(Method.NESTEROV);
    boolean adam = all.contains(Method.ADAM) || all.contains(Method.ADAMW);
    boolean adaptive = adam || all.contains(Method.RMSPROP) || all.contains(Method.ADAGRAD);
    refuse(momentum, moment, "--momentum belongs to --optimizer momentum and nesterov");
    refuse(beta1, adam, "--beta1 belongs to --optimizer adam and adamw");
    refuse(
        beta2,
        adam || all.contains(Method.RMSPROP),
        "--beta2 belongs to --optimizer adam, adamw and rmsprop");
    refuse(epsilon, adaptive, "--epsilon belongs to --optimizer adagrad, rmsprop, adam and adamw");
    try {
      return new OptimizerSettings(
          method,
          momentum == null ? OptimizerSettings.MOMENTUM : momentum,
          beta1 == null ? OptimizerSettings.BETA1 : beta1,
          beta2 == null ? OptimizerSettings.defaultBeta2(method) : beta2,
          epsilon == null ? OptimizerSettings.defaultEpsilon(method) : epsilon);
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
    options.put("optimizer", optimizer.label());
    switch (optimizer) {
      case MOMENTUM, NESTEROV -> options.put("momentum", settings.momentum());
      case ADAM, ADAMW -> {
        options.put("beta1", settings.beta1());
        options.put("beta2", settings.beta2());
      }
      case RMSPROP -> options.put("beta2", settings.beta2());
      case GD, ADAGRAD, ASGD, NEWTON, LBFGS -> {}
    }
    if (optimizer.adaptsPerCoordinate()) {
      options.put("epsilon", settings.epsilon());
    }
  }
}
