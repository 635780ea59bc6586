package dev.neuron.api;

import java.util.Objects;

/**
 * Which neuron: an activation, and the cost it is trained on.
 *
 * @param activation σ
 * @param cost c(a, y)
 */
public record Neuron(Activation activation, Cost cost) {
  /** The paper's: max(0, w·x + b) with squared cost. */
  public static final Neuron PAPER = new Neuron(Activation.RELU, Cost.SQUARED);

  /** Linear regression: w·x + b with squared cost. */
  public static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  /** Logistic regression: a sigmoid with log-loss, for targets 0 and 1. */
  public static final Neuron LOGISTIC = new Neuron(Activation.SIGMOID, Cost.LOG_LOSS);

  /**
   * Needs both; that they go together is seen when it is trained.
   *
   * @param activation σ
   * @param cost c(a, y)
   */
  public Neuron {
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(cost, "cost");
  }

  /**
   * How this neuron learns, with every default.
   *
   * @return {@link Training#DEFAULT} of this neuron
   */
  public Training training() {
    return Training.DEFAULT.neuron(this);
  }
}
