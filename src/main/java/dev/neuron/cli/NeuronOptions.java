package dev.neuron.cli;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which neuron: activation and cost with their parameters. */
final class NeuronOptions {
  @Option(
      names = {"-a", "--activation"},
      paramLabel = "NAME",
      order = 100,
      description = "relu, leaky-relu, elu, sigmoid, tanh, softplus or identity (default: relu).")
  private Activation.Kind activation = Activation.Kind.RELU;

  @Option(
      names = "--alpha",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 101,
      description = "Slope of relu (1), of leaky-relu below 0 (0.01), saturation of elu (1).")
  private Double alpha;

  @Option(
      names = "--cost",
      paramLabel = "NAME",
      order = 102,
      description = "squared, absolute, huber, quantile, log-loss or hinge (default: squared).")
  private Cost.Kind cost = Cost.Kind.SQUARED;

  @Option(
      names = "--delta",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 103,
      description = "Where huber turns from squared to straight (default: 1).")
  private Double delta;

  @Option(
      names = "--quantile",
      paramLabel = "NUMBER",
      converter = NumberOption.class,
      order = 104,
      description = "Which quantile the quantile cost fits (default: 0.5).")
  private Double quantile;

  /**
   * The neuron asked for.
   *
   * @throws UsageException if the options contradict one another
   */
  Neuron neuron() {
    refuseUnless(delta == null || cost == Cost.Kind.HUBER, "--delta belongs to --cost huber");
    refuseUnless(
        quantile == null || cost == Cost.Kind.QUANTILE, "--quantile belongs to --cost quantile");
    refuseUnless(
        alpha == null || activation.takesAlpha(), "--activation " + activation + " has no --alpha");
    try {
      return new Neuron(
          new Activation(activation, alpha == null ? activation.defaultAlpha() : alpha),
          new Cost(cost, parameter()));
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  private double parameter() {
    return switch (cost) {
      case HUBER -> delta == null ? cost.defaultParameter() : delta;
      case QUANTILE -> quantile == null ? cost.defaultParameter() : quantile;
      case SQUARED, ABSOLUTE, LOG_LOSS, HINGE -> cost.defaultParameter();
    };
  }

  private static void refuseUnless(boolean fine, String message) {
    if (!fine) {
      throw new UsageException(message);
    }
  }

  /** Writes the options in force into {@code options}, by their names. */
  void describe(Map<String, Object> options) {
    Neuron neuron = neuron();
    options.put("activation", activation.label());
    if (activation.takesAlpha()) {
      options.put("alpha", neuron.activation().alpha());
    }
    options.put("cost", cost.label());
    if (cost == Cost.Kind.HUBER) {
      options.put("delta", neuron.cost().parameter());
    } else if (cost == Cost.Kind.QUANTILE) {
      options.put("quantile", neuron.cost().parameter());
    }
  }
}
