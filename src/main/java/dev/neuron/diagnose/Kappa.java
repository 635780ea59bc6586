package dev.neuron.diagnose;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;

/**
 * κ, the largest curvature d²c(σ(z), y)/dz² of one example's cost over all z and the targets of the
 * data: closed where a closed form exists, otherwise maximised numerically for the extreme targets.
 */
final class Kappa {
  private static final double REACH = 45; // beyond |z| = 45 every σ is flat or straight in doubles
  private static final int STEPS = 4500;

  private Kappa() {}

  static double of(Neuron neuron, double minTarget, double maxTarget) {
    Activation activation = neuron.activation();
    if (neuron.cost().kind() == Cost.Kind.LOG_LOSS) {
      return 0.25;
    }
    if (activation.isPiecewiseLinear()) {
      double steepest = Math.max(activation.derivative(1), activation.derivative(-1));
      return bend(neuron.cost()) * steepest * steepest;
    }
    return maximise(neuron, minTarget, maxTarget);
  }

  /** The largest second derivative of the cost itself. */
  private static double bend(Cost cost) {
    return switch (cost.kind()) {
      case SQUARED -> 2;
      case HUBER -> 1;
      case LOG_LOSS, ABSOLUTE, QUANTILE, HINGE -> 0;
    };
  }

  /** sup c''·σ'² + c'·σ'' for either extreme target; where |z| grows it tends to c''·σ'². */
  private static double maximise(Neuron neuron, double minTarget, double maxTarget) {
    double far = neuron.activation().derivative(REACH);
    double best = bend(neuron.cost()) * far * far;
    for (double y : new double[] {minTarget, maxTarget}) {
      int at = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i <= STEPS; i++) {
        double curvature = bound(neuron, position(i), y);
        if (curvature > highest) {
          highest = curvature;
          at = i;
        }
      }
      double low = position(Math.max(0, at - 1));
      double high = position(Math.min(STEPS, at + 1));
      best = Math.max(best, Math.max(highest, refine(neuron, y, low, high)));
    }
    return best;
  }

  private static double position(int i) {
    return -REACH + 2 * REACH * i / STEPS;
  }

  private static double bound(Neuron neuron, double z, double y) {
    double slope = neuron.activation().derivative(z);
    double a = neuron.activation().value(z);
    return bend(neuron.cost()) * slope * slope
        + neuron.cost().derivative(a, y) * neuron.activation().secondDerivative(z);
  }

  /** Golden-section search for the maximum between two grid points. */
  private static double refine(Neuron neuron, double y, double from, double to) {
    double golden = 0.5 * (Math.sqrt(5) - 1);
    double low = from;
    double high = to;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 80; i++) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      double atLeft = bound(neuron, left, y);
      double atRight = bound(neuron, right, y);
      best = Math.max(best, Math.max(atLeft, atRight));
      if (atLeft > atRight) {
        high = right;
      } else {
        low = left;
      }
    }
    return best;
  }
}
