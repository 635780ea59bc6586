package dev.neuron.api;

import java.util.Map;
import java.util.Objects;

/**
 * The method that takes the steps.
 *
 * @param name as {@code --optimizer} spells it: {@code lbfgs}
 * @param constants its constants by the names of their options, {@code --beta2}; those left out
 *     have their defaults
 */
public record Optimizer(String name, Map<String, Double> constants) {
  /** Gradient descent, the paper's. */
  public static final Optimizer GD = of("gd");

  /** Solves with the Hessian and searches along the line: few epochs, for a few hundred columns. */
  public static final Optimizer NEWTON = of("newton");

  /** Newton's direction from the last few gradients, for more columns. */
  public static final Optimizer LBFGS = of("lbfgs");

  /** Bias-corrected moving means of gradients and their squares. */
  public static final Optimizer ADAM = of("adam");

  /**
   * Copies the constants.
   *
   * @param name as {@code --optimizer} spells it
   * @param constants its constants by the names of their options
   */
  public Optimizer {
    Objects.requireNonNull(name, "name");
    constants = Map.copyOf(constants);
  }

  /**
   * A method by its name, with its default constants.
   *
   * @param name as {@code --optimizer} spells it; see {@code neuron train --help}
   * @return the optimizer
   */
  public static Optimizer of(String name) {
    return new Optimizer(name, Map.of());
  }

  /**
   * Gradient descent with momentum: v ← μv + g, w ← w − ηv.
   *
   * @param mu μ, from 0 to below 1
   * @return the optimizer
   */
  public static Optimizer momentum(double mu) {
    return new Optimizer("momentum", Map.of("--momentum", mu));
  }

  Options options() {
    Options options = Options.NONE.with("--optimizer", name);
    for (Map.Entry<String, Double> constant : constants.entrySet()) {
      options = options.withNumber(constant.getKey(), constant.getValue());
    }
    return options;
  }
}
