package dev.neuron.diagnose;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The ends of the spectrum of a symmetric positive semidefinite matrix.
 *
 * @param largest its largest eigenvalue
 * @param smallest its smallest, never below 0
 * @param steepest the eigenvector of the largest, of length 1
 */
public record Spectrum(double largest, double smallest, double[] steepest) {

  /** The spectrum of a matrix, (n, n), by its eigendecomposition. */
  public static Spectrum of(double[][] matrix) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
    double[] values = eigen.getRealEigenvalues();
    int top = 0;
    double smallest = values[0];
    for (int i = 1; i < values.length; i++) {
      top = values[i] > values[top] ? i : top;
      smallest = Math.min(smallest, values[i]);
    }
    return new Spectrum(values[top], Math.max(0, smallest), eigen.getEigenvector(top).toArray());
  }

  /** λmax/λmin, infinite for a singular matrix. */
  public double conditionNumber() {
    // What is smaller than the rounding of the largest cannot be told from 0.
    return smallest <= Math.ulp(largest) * steepest.length
        ? Double.POSITIVE_INFINITY
        : largest / smallest;
  }

  /** The coordinate that bends most: the largest entry of the steepest direction. */
  public int steepestCoordinate() {
    int most = 0;
    for (int j = 1; j < steepest.length; j++) {
      most = Math.abs(steepest[j]) > Math.abs(steepest[most]) ? j : most;
    }
    return most;
  }
}
