package dev.neuron.report.explain;

import static dev.neuron.report.words.FormulaNumbers.number;

import dev.neuron.diagnose.rules.Citation;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;

/** Activations and costs, and their derivatives, as formulas. */
final class FunctionFormulas {
  /** Where a letter of the paper had to give way, as a remark. */
  static final String RENAMED = "[P] writes `y − 𝑢`; its `𝑢` there is `a` here";

  private final Activation activation;
  private final Cost cost;

  FunctionFormulas(Neuron neuron) {
    this.activation = neuron.activation();
    this.cost = neuron.cost();
  }

  /** σ(z). */
  String activation() {
    String alpha = number(activation.alpha());
    return switch (activation.kind()) {
      case RELU -> (activation.alpha() == 1 ? "" : alpha + "·") + "max(0, z)";
      case LEAKY_RELU -> "max(0, z) + " + alpha + "·min(0, z)";
      case ELU -> "max(0, z) + " + (activation.alpha() == 1 ? "" : alpha + "·") + "min(0, eᶻ − 1)";
      case SIGMOID -> "1/(1 + e⁻ᶻ)";
      case TANH -> "tanh(z)";
      case SOFTPLUS -> "ln(1 + eᶻ)";
      case IDENTITY -> "z";
    };
  }

  /** σ'(z) where it does not depend on the side of z = 0, else null. */
  String slope() {
    return switch (activation.kind()) {
      case RELU, LEAKY_RELU, ELU -> null;
      case SIGMOID -> "a·(1 − a)";
      case TANH -> "1 − a²";
      case SOFTPLUS -> "1/(1 + e⁻ᶻ)";
      case IDENTITY -> "1";
    };
  }

  /** σ'(z) on one side of z = 0. */
  String slopeAt(double z) {
    String alpha = number(activation.alpha());
    return switch (activation.kind()) {
      case RELU -> z > 0 ? alpha : "0";
      case LEAKY_RELU -> z > 0 ? "1" : alpha;
      case ELU -> z > 0 ? "1" : (activation.alpha() == 1 ? "" : alpha + "·") + "eᶻ";
      case SIGMOID, TANH, SOFTPLUS, IDENTITY -> slope();
    };
  }

  /** On which side of the kink an example is. */
  String side(double z) {
    return switch (activation.kind()) {
      case RELU, LEAKY_RELU, ELU ->
          z > 0
              ? "active: `z > 0`"
              : z < 0 ? "clipped: `z < 0`" : "on the kink: `z = 0` counts as clipped";
      case SIGMOID, TANH, SOFTPLUS, IDENTITY -> "";
    };
  }

  /** Where the activation is from. */
  Citation activationSource() {
    return switch (activation.kind()) {
      case RELU -> activation.alpha() == 1 ? Citations.ACTIVATION : Citations.D_RELU;
      case SIGMOID -> Citations.D_SIGMOID;
      case LEAKY_RELU, ELU, TANH, SOFTPLUS, IDENTITY -> Citations.ACTIVATION;
    };
  }

  /** v as a function of a and y. */
  String v() {
    return switch (cost.kind()) {
      case SQUARED, ABSOLUTE, HUBER, QUANTILE -> "y − a";
      case HINGE -> "t·a";
      case LOG_LOSS -> "a";
    };
  }

  /** c as a function of v, over all v. */
  String cost() {
    String p = number(cost.parameter());
    return switch (cost.kind()) {
      case SQUARED -> "v²";
      case ABSOLUTE -> "|v|";
      case HUBER -> "½·min(|v|, " + p + ")² + " + p + "·max(0, |v| − " + p + ")";
      case QUANTILE -> p + "·max(0, v) + " + number(1 - cost.parameter()) + "·max(0, −v)";
      case HINGE -> "max(0, 1 − v)";
      case LOG_LOSS -> "−y·ln(v) − (1 − y)·ln(1 − v)";
    };
  }

  /** ∂c/∂v at one v. */
  String costSlope(double v) {
    String p = number(cost.parameter());
    return switch (cost.kind()) {
      case SQUARED -> "2·v";
      case ABSOLUTE -> "sign(v)";
      case HUBER -> Math.abs(v) <= cost.parameter() ? "v" : p + "·sign(v)";
      case QUANTILE -> v > 0 ? p : v < 0 ? number(cost.parameter() - 1) : "0";
      case HINGE -> v < 1 ? "−1" : "0";
      case LOG_LOSS -> "(v − y)/(v·(1 − v))";
    };
  }

  /** ∂c/∂v over all v, as a remark with formulas between backticks. */
  String costSlope() {
    String p = number(cost.parameter());
    return switch (cost.kind()) {
      case HUBER -> "`max(−" + p + ", min(" + p + ", v))`";
      case QUANTILE -> "`" + p + "` where `v > 0`, else `" + number(cost.parameter() - 1) + "`";
      case HINGE -> "`−1` where `v < 1`, else `0`";
      case SQUARED, ABSOLUTE, LOG_LOSS -> "`" + costSlope(0) + "`";
    };
  }
}
