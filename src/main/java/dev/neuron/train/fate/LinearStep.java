package dev.neuron.train.fate;

import dev.neuron.optimize.OptimizerSettings;

/**
 * One step of a method along one axis of a parabola: a linear map of the distance d to the lowest
 * point and the velocity v, d' = dd·d + dv·v, v' = vd·d + vv·v.
 */
record LinearStep(double dd, double dv, double vd, double vv) {

  /** The step of gd, momentum or nesterov at a rate along an axis of this curvature. */
  static LinearStep of(OptimizerSettings optimizer, double eta, double lambda) {
    double mu = optimizer.momentum();
    return switch (optimizer.method()) {
      // v ← μv + λd, d ← d − ηv
      case MOMENTUM -> new LinearStep(1 - eta * lambda, -eta * mu, lambda, mu);
      // v ← μv + λd, d ← d − η(λd + μv)
      case NESTEROV -> new LinearStep(1 - eta * lambda * (1 + mu), -eta * mu * mu, lambda, mu);
      case GD -> new LinearStep(1 - eta * lambda, 0, 0, 0);
      case ASGD, ADAGRAD, RMSPROP, ADAM, ADAMW, NEWTON, LBFGS ->
          throw new IllegalArgumentException(optimizer.method() + " is no linear map");
    };
  }

  /** Whether a method's steps on a parabola are such maps. */
  static boolean describes(OptimizerSettings optimizer) {
    return switch (optimizer.method()) {
      case GD, MOMENTUM, NESTEROV -> true;
      case ASGD, ADAGRAD, RMSPROP, ADAM, ADAMW, NEWTON, LBFGS -> false;
    };
  }

  /** Two of these steps as one. */
  LinearStep twice() {
    return new LinearStep(
        dd * dd + dv * vd, dd * dv + dv * vv, vd * dd + vv * vd, vd * dv + vv * vv);
  }
}
