package dev.neuron.cli.option;

import static dev.neuron.optimize.Method.ADAGRAD;
import static dev.neuron.optimize.Method.ADAM;
import static dev.neuron.optimize.Method.ADAMW;
import static dev.neuron.optimize.Method.MOMENTUM;
import static dev.neuron.optimize.Method.NESTEROV;
import static dev.neuron.optimize.Method.RMSPROP;

import dev.neuron.cli.console.UsageException;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** By which method a neuron is trained, and the method's constants. */
public final class OptimizerOptions extends OptionGroup {
  private final Option<Method> optimizer =
      option("-o, --optimizer", "NAME")
          .replayed()
          .help(Choice.listed(Method.class) + " (default: gd).")
          .choice(Method.GD);
  private final Constant momentum =
      new Constant(
          option("--momentum", "NUMBER").atLeast(0).below(1),
          "μ of momentum and nesterov (default: 0.9).",
          "--momentum belongs to --optimizer momentum and nesterov",
          method -> OptimizerSettings.MOMENTUM,
          EnumSet.of(MOMENTUM, NESTEROV));
  private final Constant beta1 =
      new Constant(
          option("--beta1", "NUMBER").atLeast(0).below(1),
          "Decay of the mean gradient in adam and adamw (default: 0.9).",
          "--beta1 belongs to --optimizer adam and adamw",
          method -> OptimizerSettings.BETA1,
          EnumSet.of(ADAM, ADAMW));
  private final Constant beta2 =
      new Constant(
          option("--beta2", "NUMBER").atLeast(0).below(1),
          "Decay of the mean square in adam, adamw (0.999) and rmsprop (0.99).",
          "--beta2 belongs to --optimizer adam, adamw and rmsprop",
          OptimizerSettings::defaultBeta2,
          EnumSet.of(ADAM, ADAMW, RMSPROP));
  private final Constant epsilon =
      new Constant(
          option("--epsilon", "NUMBER").above(0),
          "Added to the divisor of adagrad (1e-10), rmsprop, adam and adamw (1e-8).",
          "--epsilon belongs to --optimizer adagrad, rmsprop, adam and adamw",
          OptimizerSettings::defaultEpsilon,
          EnumSet.of(ADAGRAD, RMSPROP, ADAM, ADAMW));
  private final Constant weightDecay =
      new Constant(
          option("--weight-decay", "NUMBER").atLeast(0),
          "What adamw takes off every weight in a step, times the rate, the bias exempt"
              + " (default: 0.01).",
          "--weight-decay belongs to --optimizer adamw; the penalty that every method takes is"
              + " --l2",
          method -> OptimizerSettings.WEIGHT_DECAY,
          EnumSet.of(ADAMW));

  /** A constant that some methods have. */
  private final class Constant {
    private final Option<Double> option;
    private final String belongs;
    private final ToDoubleFunction<Method> otherwise;
    private final Set<Method> owners;

    /**
     * Declares its option.
     *
     * @param belongs says whose it is, where it is given for another method
     * @param otherwise the value of a method where none is given
     * @param owners the methods that have it
     */
    Constant(
        Declaration declaration,
        String help,
        String belongs,
        ToDoubleFunction<Method> otherwise,
        Set<Method> owners) {
      this.option = declaration.help(help).replayed(this::inForce).number();
      this.belongs = belongs;
      this.otherwise = otherwise;
      this.owners = owners;
    }

    /** What the method asked for takes, or null if it has no such constant. */
    private Double inForce() {
      return owners.contains(method()) ? (Double) of(method()) : null;
    }

    double of(Method method) {
      return option.isGiven() ? option.value() : otherwise.applyAsDouble(method);
    }

    /** Refuses it where none of these methods has it. */
    void require(Set<Method> methods) {
      if (option.isGiven() && Collections.disjoint(owners, methods)) {
        throw new UsageException(belongs);
      }
    }
  }

  public OptimizerOptions() {
    super(Section.TRAINING);
  }

  /** The method of {@code --optimizer}. */
  Method method() {
    return optimizer.value();
  }

  /** The method with its constants. */
  public OptimizerSettings settings() {
    return settings(method(), EnumSet.of(method()));
  }

  /**
   * The constants of a method.
   *
   * @param all the methods of all runs: a constant that none of them has is a mistake
   * @throws UsageException if there is such a one
   */
  public OptimizerSettings settings(Method method, Set<Method> all) {
    momentum.require(all);
    beta1.require(all);
    beta2.require(all);
    epsilon.require(all);
    weightDecay.require(all);
    return new OptimizerSettings(
        method,
        momentum.of(method),
        beta1.of(method),
        beta2.of(method),
        epsilon.of(method),
        weightDecay.of(method));
  }
}
