package dev.neuron.diagnose;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The ends of the spectrum of a symmetric positive semidefinite matrix.
 *
 * @param largest its largest eigenvalue
 * @param smallest its smallest, never below 0, or where it is not exact an upper bound of it
 * @param exact whether the smallest is known, and not just bounded
 * @param steepest the eigenvector of the largest, of length 1
 * @param values all eigenvalues in ascending order, or where they are not exact upper bounds of the
 *     smallest of them
 * @param error how far, relative to it, the largest may be off; 0 where it is as good as rounding
 *     allows
 */
public record Spectrum(
    double largest,
    double smallest,
    boolean exact,
    double[] steepest,
    double[] values,
    double error) {
  /** From so many digits on a figure is not shortened: none is shown with more. */
  private static final int MOST_DIGITS = 7;

  /** A spectrum whose largest eigenvalue is as good as rounding allows. */
  public Spectrum(double largest, double smallest, boolean exact, double[] steepest) {
    this(largest, smallest, exact, steepest, new double[] {smallest, largest}, 0);
  }

  /** The spectrum of a matrix, (n, n), by its eigendecomposition. */
  public static Spectrum of(double[][] matrix) {
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    int top = eigen.largest();
    double[] steepest = eigen.vectors()[top].clone();
    double smallest = Math.max(0, eigen.smallest());
    return new Spectrum(eigen.values()[top], smallest, true, steepest, eigen.ascending(), 0);
  }

  /**
   * The same without so many directions along which the matrix is 0 by construction: where the
   * features of a column add up to the bias.
   */
  public Spectrum without(int directions) {
    int first = 0;
    while (first < Math.min(directions, values.length - 1) && (!exact || isZero(values[first]))) {
      first++;
    }
    return first == 0
        ? this
        : new Spectrum(largest, Math.max(0, values[first]), exact, steepest, values, error);
  }

  /** What is smaller than the rounding of the largest cannot be told from 0. */
  private boolean isZero(double value) {
    return value <= Math.ulp(largest) * steepest.length;
  }

  /** A figure made of the largest eigenvalue, with as many digits as are known of that. */
  public double rounded(double value) {
    int digits = error > 0 ? (int) Math.max(1, Math.round(-Math.log10(error))) : MOST_DIGITS;
    return digits >= MOST_DIGITS || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  /** λmax/λmin, infinite for a singular matrix; where λmin is bounded from above, at least this. */
  public double conditionNumber() {
    return isZero(smallest) ? Double.POSITIVE_INFINITY : largest / smallest;
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
