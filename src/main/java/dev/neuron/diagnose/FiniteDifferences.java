package dev.neuron.diagnose;

import dev.neuron.math.Neuron;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/**
 * Centred and one-sided differences of one example's cost, in decimals of 60 digits: the step can
 * be so small that neither truncation nor rounding reaches the digits of a double.
 *
 * <p>Moving coordinate j by ±h moves z by ±h·x̂_j. Every coordinate has its own h = Δ/|x̂_j|, so
 * that z moves by ±Δ whatever the coordinate, and two values of the cost serve them all: the
 * difference quotient of coordinate j is that of z times x̂_j.
 */
final class FiniteDifferences {
  private static final int DIGITS = 60;

  /** The largest Δ for numbers about 1: the truncation error goes with its square. */
  private static final double STEP = 1e-20;

  /** Changes smaller than this part of the cost vanish in the last of the digits. */
  private static final double BLIND = 1e-56;

  private final DfpField field = new DfpField(DIGITS);
  private final CostDefinition<Dfp> definition;
  private final boolean straight;
  private final Dfp[] wHat; // (features + 1)

  FiniteDifferences(Neuron neuron, double[] wHat) {
    this.definition = new CostDefinition<>(neuron);
    this.straight = neuron.activation().isPiecewiseLinear();
    this.wHat = new Dfp[wHat.length];
    for (int j = 0; j < wHat.length; j++) {
      this.wHat[j] = field.newDfp(wHat[j]);
    }
  }

  /** ŵ·x̂ of the example at {@code x[offset]…}, rounded nowhere a double would show it. */
  Dfp affine(double[] x, int offset) {
    int features = wHat.length - 1;
    Dfp z = wHat[features];
    for (int j = 0; j < features; j++) {
      z = z.add(wHat[j].multiply(field.newDfp(x[offset + j])));
    }
    return z;
  }

  /**
   * (c(z + Δ) − c(z − Δ)) / 2Δ, with Δ at most half the distance to the kink.
   *
   * @param toKink how far from z the nearest kink is at least, &gt; 0
   */
  double centred(Dfp z, double y, double toKink) {
    Dfp step = field.newDfp(Math.min(step(z.toDouble(), y), 0.5 * toKink));
    Dfp rise = definition.at(z.add(step), y).subtract(definition.at(z.subtract(step), y));
    return rise.divide(step.multiply(2)).toDouble();
  }

  /** The centred difference of the penalty by weight j. */
  double penalty(int j, double l2) {
    Dfp step = field.newDfp(STEP);
    Dfp above = CostDefinition.penalty(wHat[j].add(step), l2);
    Dfp below = CostDefinition.penalty(wHat[j].subtract(step), l2);
    return above.subtract(below).divide(step.multiply(2)).toDouble();
  }

  /** How large Δ may be: where σ is straight nothing bends but at kinks, else over about 1. */
  double step(double z, double y) {
    double size = Math.max(Math.abs(z), Math.abs(y));
    return STEP * (straight && size > 0 ? size : 1);
  }

  /**
   * The smallest slope that can be told from 0.
   *
   * @param size how large the numbers are that the cost is computed with, in units of the cost
   */
  double blindness(double z, double y, double size) {
    return BLIND * size / step(z, y);
  }

  /** The slope beside z, on the side of {@code reach}'s sign: from z + reach to z + 2·reach. */
  double oneSided(Dfp z, double y, double reach) {
    Dfp step = field.newDfp(reach);
    Dfp near = z.add(step);
    Dfp rise = definition.at(near.add(step), y).subtract(definition.at(near, y));
    return rise.divide(step).toDouble();
  }
}
