package dev.neuron.diagnose;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;

/** Where the cost of one example, as a function of its affine value, bends sharply. */
final class Kinks {
  private static final double EPSILON = 0x1p-52;

  private final Neuron neuron;

  Kinks(Neuron neuron) {
    this.neuron = neuron;
  }

  /**
   * How far z can at least move before it meets a kink; infinite where there is none.
   *
   * @param z the affine value
   * @param y the target
   */
  double distance(double z, double y) {
    double toActivationKink =
        neuron.activation().hasKink() ? Math.abs(z) : Double.POSITIVE_INFINITY;
    double slope = steepness(z);
    double toCostKink = slope == 0 ? Double.POSITIVE_INFINITY : costGap(z, y) / slope;
    return Math.min(toActivationKink, toCostKink);
  }

  /**
   * How near to a kink z has to be for rounding to decide on which side the gradient sees it.
   *
   * @param affineError how far a computed z may be off
   */
  double zone(double z, double y, double affineError) {
    double slope = steepness(z);
    if (slope == 0 || Double.isInfinite(costGap(z, y))) {
      return affineError;
    }
    double a = neuron.activation().value(z);
    double kink = neuron.cost().kind() == Cost.Kind.HINGE ? 1 : Math.abs(y);
    double activationError = 4 * EPSILON * (Math.abs(a) + kink);
    return affineError + activationError / slope;
  }

  /** |a − kink of the cost|, infinite for a cost without. */
  private double costGap(double z, double y) {
    double a = neuron.activation().value(z);
    Cost cost = neuron.cost();
    return switch (cost.kind()) {
      case ABSOLUTE, QUANTILE -> Math.abs(a - y);
      case HINGE -> Math.abs(1 - (y > 0 ? a : -a));
      case SQUARED, HUBER, LOG_LOSS -> Double.POSITIVE_INFINITY; // huber is smooth once
    };
  }

  /** The slope of the activation at z, the larger of the two at its kink. */
  private double steepness(double z) {
    Activation activation = neuron.activation();
    return z == 0
        ? Math.max(activation.derivative(Double.MIN_VALUE), activation.derivative(0))
        : activation.derivative(z);
  }
}
