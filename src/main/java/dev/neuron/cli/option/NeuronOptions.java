package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;

/** Which neuron: activation and cost with their parameters. */
public final class NeuronOptions extends OptionGroup {
  private final Option<Activation.Kind> activation =
      option("-a, --activation", "NAME")
          .replayed()
          .help(Choice.listed(Activation.Kind.class) + " (default: relu).")
          .choice(Activation.Kind.RELU);
  private final Option<Double> alpha =
      option("--alpha", "NUMBER")
          .replayed(this::alpha)
          .above(0)
          .help("Slope of relu (1), of leaky-relu below 0 (0.01), saturation of elu (1).")
          .number();
  private final Option<Cost.Kind> cost =
      option("--cost", "NAME")
          .replayed()
          .help(Choice.listed(Cost.Kind.class) + " (default: squared).")
          .choice(Cost.Kind.SQUARED);
  private final Option<Double> delta =
      option("--delta", "NUMBER")
          .replayed(() -> parameterOf(Cost.Kind.HUBER))
          .above(0)
          .help("Where huber turns from squared to straight (default: 1).")
          .number();
  private final Option<Double> quantile =
      option("--quantile", "NUMBER")
          .replayed(() -> parameterOf(Cost.Kind.QUANTILE))
          .above(0)
          .below(1)
          .help("Which quantile the quantile cost fits (default: 0.5).")
          .number();

  public NeuronOptions() {
    super(Section.NEURON);
  }

  /**
   * The neuron asked for.
   *
   * @throws UsageException if the options contradict one another
   */
  public Neuron neuron() {
    refuseUnless(
        !delta.isGiven() || cost.value() == Cost.Kind.HUBER, "--delta belongs to --cost huber");
    refuseUnless(
        !quantile.isGiven() || cost.value() == Cost.Kind.QUANTILE,
        "--quantile belongs to --cost quantile");
    refuseUnless(
        !alpha.isGiven() || activation.value().takesAlpha(),
        "--activation " + activation.value() + " has no --alpha");
    try {
      return new Neuron(
          new Activation(activation.value(), alpha.or(activation.value().defaultAlpha())),
          new Cost(cost.value(), parameter()));
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  private double parameter() {
    return switch (cost.value()) {
      case HUBER -> delta.or(cost.value().defaultParameter());
      case QUANTILE -> quantile.or(cost.value().defaultParameter());
      case SQUARED, ABSOLUTE, LOG_LOSS, HINGE -> cost.value().defaultParameter();
    };
  }

  private static void refuseUnless(boolean fine, String message) {
    if (!fine) {
      throw new UsageException(message);
    }
  }

  /** The activation's α in force, or null where it has none. */
  private Double alpha() {
    Activation.Kind kind = activation.value();
    return kind.takesAlpha() ? alpha.or(kind.defaultAlpha()) : null;
  }

  /** The cost's parameter in force, or null for another cost. */
  private Double parameterOf(Cost.Kind kind) {
    return cost.value() == kind ? (Double) parameter() : null;
  }
}
