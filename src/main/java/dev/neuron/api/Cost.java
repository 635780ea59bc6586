package dev.neuron.api;

import java.util.Objects;

/**
 * What an example costs, c(a, y) of the output a and the target y; training lowers its mean.
 *
 * @param name as {@code --cost} spells it: {@code log-loss}
 * @param parameter δ of huber, τ of quantile; {@code NaN} for the default or where it has none
 */
public record Cost(String name, double parameter) {
  /** (y − a)², the paper's. */
  public static final Cost SQUARED = new Cost("squared", Double.NaN);

  /** |a − y|. */
  public static final Cost ABSOLUTE = new Cost("absolute", Double.NaN);

  /** −y·ln a − (1 − y)·ln(1 − a), for targets 0 and 1 and {@link Activation#SIGMOID} alone. */
  public static final Cost LOG_LOSS = new Cost("log-loss", Double.NaN);

  /** max(0, 1 − t·a) with t = 1 where y is above 0, else −1. */
  public static final Cost HINGE = new Cost("hinge", Double.NaN);

  /**
   * Needs a name; whether there is such a cost is seen when a neuron is trained.
   *
   * @param name as {@code --cost} spells it
   * @param parameter δ of huber, τ of quantile, or {@code NaN}
   */
  public Cost {
    Objects.requireNonNull(name, "name");
  }

  /**
   * ½(a − y)² where |a − y| is up to δ, δ(|a − y| − ½δ) beyond.
   *
   * @param delta δ, above 0
   * @return the cost
   */
  public static Cost huber(double delta) {
    return new Cost("huber", delta);
  }

  /**
   * τ(y − a) where a is below y, (1 − τ)(a − y) above: fits the τ-quantile.
   *
   * @param tau τ, between 0 and 1
   * @return the cost
   */
  public static Cost quantile(double tau) {
    return new Cost("quantile", tau);
  }

  Options options() {
    String option = name.equals("quantile") ? "--quantile" : "--delta";
    return Options.NONE.with("--cost", name).withNumber(option, parameter);
  }
}
