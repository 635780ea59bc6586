package dev.neuron.diagnose;

/**
 * The ends of the spectrum of a symmetric positive semidefinite matrix.
 *
 * @param largest its largest eigenvalue
 * @param smallest its smallest, never below 0, or where it is not exact an upper bound of it
 * @param exact whether the smallest is known, and not just bounded
 * @param steepest the eigenvector of the largest, of length 1
 */
public record Spectrum(double largest, double smallest, boolean exact, double[] steepest) {

  /** The spectrum of a matrix, (n, n), by its eigendecomposition. */
  public static Spectrum of(double[][] matrix) {
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    int top = eigen.largest();
    return new Spectrum(
        eigen.values()[top], Math.max(0, eigen.smallest()), true, eigen.vectors()[top].clone());
  }

  /** λmax/λmin, infinite for a singular matrix; where λmin is bounded from above, at least this. */
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
