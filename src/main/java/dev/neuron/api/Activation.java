package dev.neuron.api;

import java.util.Objects;

/**
 * The activation σ of a neuron, a = σ(z) with z = w·x + b.
 *
 * @param name as {@code --activation} spells it: {@code leaky-relu}
 * @param alpha its parameter α, {@code NaN} for the default or where it has none
 */
public record Activation(String name, double alpha) {
  /** max(0, z), the paper's. */
  public static final Activation RELU = new Activation("relu", Double.NaN);

  /** 1/(1 + e⁻ᶻ). */
  public static final Activation SIGMOID = new Activation("sigmoid", Double.NaN);

  /** The hyperbolic tangent. */
  public static final Activation TANH = new Activation("tanh", Double.NaN);

  /** ln(1 + eᶻ). */
  public static final Activation SOFTPLUS = new Activation("softplus", Double.NaN);

  /** z itself: a linear neuron. */
  public static final Activation IDENTITY = new Activation("identity", Double.NaN);

  /**
   * Needs a name; whether there is such an activation is seen when it is trained.
   *
   * @param name as {@code --activation} spells it
   * @param alpha its parameter α, or {@code NaN}
   */
  public Activation {
    Objects.requireNonNull(name, "name");
  }

  /**
   * z above 0, α·z below.
   *
   * @param alpha the slope below 0, above 0
   * @return the activation
   */
  public static Activation leakyRelu(double alpha) {
    return new Activation("leaky-relu", alpha);
  }

  /**
   * z above 0, α·(eᶻ − 1) below.
   *
   * @param alpha the saturation below 0, above 0
   * @return the activation
   */
  public static Activation elu(double alpha) {
    return new Activation("elu", alpha);
  }

  Options options() {
    return Options.NONE.with("--activation", name).withNumber("--alpha", alpha);
  }
}
