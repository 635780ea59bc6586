package dev.neuron.diagnose.certainty;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The gradient where examples lie on a kink. The least cost of a relu often does: an example whose
 * target is below 0 holds the neuron there, as its slope jumps from 0 upwards. At such a minimum no
 * one-sided gradient is 0, but a combination of them is, with a share λ in [0, 1] of each jump
 * (Clarke 1983, <em>Optimization and Nonsmooth Analysis</em>).
 *
 * @param examples how many examples lie on a kink
 * @param leastNorm the length of the shortest such combination; NaN where no example lies on a kink
 *     or too many do, or where the cost bends downwards at one
 */
public record KinkGradient(long examples, double leastNorm) {
  /** By so much a share may leave [0, 1], as it is found by rounded sums. */
  private static final double ROUNDING = 1e-6;

  /**
   * Finds it, in one pass over the examples, and one more where some lie on a kink.
   *
   * @param wHat (features + 1), in the coordinates of the blocks
   */
  public static KinkGradient of(GradientEngine engine, Neuron neuron, double[] wHat) {
    if (!neuron.activation().hasKink()) {
      return new KinkGradient(0, Double.NaN);
    }
    KinkSum kinks = engine.fold(new KinkSum(neuron, wHat));
    double least = kinks.mayBeMinimum() ? leastNorm(engine, neuron, wHat, kinks) : Double.NaN;
    return new KinkGradient(kinks.examples(), least);
  }

  private static double leastNorm(
      GradientEngine engine, Neuron neuron, double[] wHat, KinkSum kinks) {
    GradientSum sum = new GradientSum(neuron, engine.features());
    engine.sum(wHat, sum);
    RealVector gradient =
        new ArrayRealVector(sum.gradient()).add(new ArrayRealVector(kinks.before()));
    List<double[]> jumps = kinks.jumps();
    RealMatrix columns = new Array2DRowRealMatrix(jumps.toArray(new double[0][])).transpose();
    RealVector shares =
        new SingularValueDecomposition(columns).getSolver().solve(gradient.mapMultiply(-1));
    for (double share : shares.toArray()) {
      if (!(share >= -ROUNDING && share <= 1 + ROUNDING)) {
        return Double.NaN;
      }
    }
    return gradient.add(columns.operate(shares)).getNorm();
  }
}
