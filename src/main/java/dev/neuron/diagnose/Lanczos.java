package dev.neuron.diagnose;

import dev.neuron.engine.GradientEngine;

/**
 * The ends of the spectrum of G without forming it: Lanczos's method with full reorthogonalisation,
 * one pass over the data a step. It ends when the largest eigenvalue is known, and the smallest is
 * then but an upper bound. Source: Golub and Van Loan, <em>Matrix Computations</em>, 10.1.
 */
final class Lanczos {
  private static final int MOST_STEPS = 300;

  private Lanczos() {}

  /**
   * The spectrum of G over all examples of an engine.
   *
   * @param tolerance how far, relative to it, the largest eigenvalue may still be off when the
   *     steps end; each further digit costs some
   */
  static Spectrum spectrum(GradientEngine engine, double tolerance) {
    Spectrum found = walk(engine, tolerance);
    // G is a sum of one matrix of rank 1 for each example.
    return engine.rows() <= engine.features()
        ? new Spectrum(found.largest(), 0, true, found.steepest())
        : found;
  }

  private static Spectrum walk(GradientEngine engine, double tolerance) {
    int size = engine.features() + 1;
    int most = Math.min(MOST_STEPS, size);
    double[][] basis = new double[most][]; // orthonormal, (steps, size)
    double[] diagonal = new double[most];
    double[] beside = new double[most]; // beside[k] couples basis k and k + 1
    basis[0] = start(size);
    double[] next = new double[size];
    for (int k = 0; ; k++) {
      engine.gramProduct(basis[k], next);
      diagonal[k] = dot(next, basis[k]);
      orthogonalise(next, basis, k);
      beside[k] = Math.sqrt(dot(next, next));
      boolean exhausted = k + 1 == most || beside[k] <= 1e-14 * diagonal[0];
      if (exhausted || isCheckpoint(k + 1)) {
        Spectrum found = ritz(basis, diagonal, beside, k + 1, tolerance);
        if (exhausted || found != null) {
          return found != null ? found : ritzVector(basis, tridiagonal(diagonal, beside, k + 1));
        }
      }
      basis[k + 1] = scaled(next, 1 / beside[k]);
    }
  }

  /** After 8, 9, 10, …, 16, 18, 20, … steps, so that looking costs less than walking. */
  private static boolean isCheckpoint(int steps) {
    int next = 8;
    while (next < steps) {
      next += next / 8;
    }
    return next == steps;
  }

  /** A fixed direction with something of every coordinate, so that runs repeat. */
  private static double[] start(int size) {
    double[] v = new double[size];
    for (int j = 0; j < size; j++) {
      v[j] = 1 + 0.5 * StrictMath.sin(j + 1.0);
    }
    return scaled(v, 1 / Math.sqrt(dot(v, v)));
  }

  /** Takes from v its parts along the basis, twice, as one pass leaves rounding behind. */
  private static void orthogonalise(double[] v, double[][] basis, int last) {
    for (int pass = 0; pass < 2; pass++) {
      for (int i = last; i >= 0; i--) {
        double along = dot(v, basis[i]);
        for (int j = 0; j < v.length; j++) {
          v[j] -= along * basis[i][j];
        }
      }
    }
  }

  /**
   * The spectrum's ends as the steps so far see them, or null while the largest is not settled: its
   * error is of second order in the residual of its vector, r²/gap (Kato and Temple's bound), with
   * the gap to the next eigenvalue as far as that is seen.
   */
  private static Spectrum ritz(
      double[][] basis, double[] diagonal, double[] beside, int steps, double tolerance) {
    SymmetricEigen eigen = tridiagonal(diagonal, beside, steps);
    int top = eigen.largest();
    double largest = eigen.values()[top];
    double residual = beside[steps - 1] * Math.abs(eigen.vectors()[top][steps - 1]);
    double next = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      next = i == top ? next : Math.max(next, eigen.values()[i]);
    }
    return residual * residual <= tolerance * largest * (largest - next)
        ? ritzVector(basis, eigen)
        : null;
  }

  private static Spectrum ritzVector(double[][] basis, SymmetricEigen eigen) {
    int top = eigen.largest();
    double[] parts = eigen.vectors()[top];
    double[] steepest = new double[basis[0].length];
    for (int i = 0; i < parts.length; i++) {
      for (int j = 0; j < steepest.length; j++) {
        steepest[j] += parts[i] * basis[i][j];
      }
    }
    // Fewer steps than dimensions have not looked everywhere: the smallest may be smaller still.
    boolean exact = parts.length == steepest.length;
    return new Spectrum(eigen.values()[top], Math.max(0, eigen.smallest()), exact, steepest);
  }

  private static SymmetricEigen tridiagonal(double[] diagonal, double[] beside, int steps) {
    double[][] matrix = new double[steps][steps];
    for (int i = 0; i < steps; i++) {
      matrix[i][i] = diagonal[i];
      if (i + 1 < steps) {
        matrix[i][i + 1] = beside[i];
        matrix[i + 1][i] = beside[i];
      }
    }
    return SymmetricEigen.of(matrix);
  }

  private static double dot(double[] u, double[] v) {
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      sum += u[j] * v[j];
    }
    return sum;
  }

  private static double[] scaled(double[] v, double factor) {
    double[] result = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      result[j] = factor * v[j];
    }
    return result;
  }
}
