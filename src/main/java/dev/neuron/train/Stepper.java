package dev.neuron.train;

import dev.neuron.engine.PassInterruptedException;
import java.util.function.BooleanSupplier;

/** Takes the steps of an epoch. */
interface Stepper {

  /**
   * Goes through the examples once.
   *
   * @param wHat ŵ, changed in place
   * @param cost C with the penalty at ŵ's answer
   * @param gradient ∇C with the smooth penalty's there
   * @param rate η of this epoch
   * @param epoch which, from 1
   * @return false if the epoch was not finished: interrupted, or no step that lowers the cost was
   *     found; ŵ and memory are to be put back then, as after an exception
   * @throws PassInterruptedException if it was interrupted in the middle of a pass
   */
  boolean epoch(double[] wHat, double cost, double[] gradient, double rate, int epoch);

  /** The parameters to answer with when the run stands at ŵ. */
  default double[] answer(double[] wHat) {
    return wHat;
  }

  /** After an epoch without a step: whether that proves that no direction lowers the cost. */
  default boolean isStationary() {
    return false;
  }

  /** η of the last epoch's steps. */
  double lastRate();

  /**
   * Where ŵ comes to rest if every gradient from now on is zero, or null if that cannot be told.
   *
   * @param rate the highest η to come
   */
  default double[] rest(double[] wHat, double rate) {
    return wHat;
  }

  /**
   * Everything remembered between epochs, as the arrays themselves: to be saved or written back.
   */
  double[][] memory();

  /** How often the last epoch read all examples, the pass for its line not counted. */
  long passes();

  /** The stepper a plan asks for. */
  static Stepper of(TrainingPlan plan, Problem problem, BooleanSupplier interrupted) {
    if (plan.optimizer().method().searchesLine()) {
      return new LineSearchStepper(plan, problem, interrupted);
    }
    return new GradientStepper(plan, problem, interrupted);
  }
}
