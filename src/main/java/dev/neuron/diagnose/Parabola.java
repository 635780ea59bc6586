package dev.neuron.diagnose;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The cost around a point as the parabola that touches it there, along its own axes: the best
 * quadratic of [L] "Hessians". For the squared cost of a relu or linear neuron it is no
 * approximation but the cost itself, as long as no example switches on or off.
 *
 * @param loss C at the point
 * @param curvatures λ_j, the eigenvalues of the Hessian that are above rounding, (axes)
 * @param distances d_j, how far the point lies from the lowest one along axis j, (axes)
 */
public record Parabola(double loss, double[] curvatures, double[] distances) {
  /** Eigenvalues below this part of the largest are rounding. */
  private static final double ROUNDING = 1e-13;

  /**
   * The parabola at ŵ.
   *
   * @param sum cost and gradient there
   */
  public static Parabola at(GradientEngine engine, Neuron neuron, double[] wHat, GradientSum sum) {
    double[][] hessian = engine.gram(wHat, neuron::curvature).matrix();
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(hessian, false));
    double[] values = eigen.getRealEigenvalues();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double[] gradient = sum.gradient();
    double[] curvatures = new double[values.length];
    double[] distances = new double[values.length];
    int axes = 0;
    for (int j = 0; j < values.length; j++) {
      if (values[j] > ROUNDING * largest) {
        curvatures[axes] = values[j];
        distances[axes++] = along(eigen.getEigenvector(j).toArray(), gradient) / values[j];
      }
    }
    return new Parabola(
        sum.cost(), Arrays.copyOf(curvatures, axes), Arrays.copyOf(distances, axes));
  }

  private static double along(double[] axis, double[] gradient) {
    double sum = 0;
    for (int j = 0; j < axis.length; j++) {
      sum += axis[j] * gradient[j];
    }
    return sum;
  }

  /** How many axes bend. */
  public int axes() {
    return curvatures.length;
  }

  /** ½ Σ λ_j d_j², how far above the lowest point a place at these distances is, (axes). */
  public double excess(double[] at) {
    double sum = 0;
    for (int j = 0; j < curvatures.length; j++) {
      sum += 0.5 * curvatures[j] * at[j] * at[j];
    }
    return sum;
  }

  /** √Σ (λ_j d_j)², the norm of the gradient at these distances, (axes). */
  public double gradientNorm(double[] at) {
    double squares = 0;
    for (int j = 0; j < curvatures.length; j++) {
      double slope = curvatures[j] * at[j];
      squares += slope * slope;
    }
    return Math.sqrt(squares);
  }

  /** The lowest value. */
  public double minimum() {
    return loss - excess(distances);
  }
}
