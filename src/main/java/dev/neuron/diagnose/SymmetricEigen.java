package dev.neuron.diagnose;

import java.util.Arrays;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's method, which never fails to
 * converge. Source: Golub and Van Loan, <em>Matrix Computations</em>, 8.5. Every {@code train}
 * needs it; the library's decomposition costs a quarter of a small run in loaded classes alone, and
 * gives up on some matrices with equal eigenvalues.
 *
 * @param values the eigenvalues in no particular order, (n)
 * @param vectors the eigenvectors as rows, vectors[i] belonging to values[i], (n, n)
 */
record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int MOST_SWEEPS = 60; // ten are usual

  /** Decomposes a symmetric matrix, (n, n); not changed. */
  static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a); sweep++) {
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return new SymmetricEigen(values, vectors);
  }

  /** Whether what stands beside the diagonal is below the rounding of what stands on it. */
  private static boolean isDiagonal(double[][] a) {
    double beside = 0;
    double on = 0;
    for (int i = 0; i < a.length; i++) {
      on = Math.max(on, Math.abs(a[i][i]));
      for (int j = 0; j < i; j++) {
        beside = Math.max(beside, Math.abs(a[i][j]));
      }
    }
    return !(beside > 1e-17 * on);
  }

  /** The rotation of coordinates p and q that makes the entry (p, q) zero. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    double entry = a[p][q];
    if (entry == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * entry);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < a.length; k++) {
      if (k != p && k != q) {
        double kp = a[k][p];
        double kq = a[k][q];
        a[k][p] = cosine * kp - sine * kq;
        a[p][k] = a[k][p];
        a[k][q] = sine * kp + cosine * kq;
        a[q][k] = a[k][q];
      }
    }
    a[p][p] -= tangent * entry;
    a[q][q] += tangent * entry;
    a[p][q] = 0;
    a[q][p] = 0;
    double[] vp = vectors[p];
    double[] vq = vectors[q];
    for (int k = 0; k < a.length; k++) {
      double along = vp[k];
      vp[k] = cosine * along - sine * vq[k];
      vq[k] = sine * along + cosine * vq[k];
    }
  }

  /** The eigenvalues in ascending order, (n). */
  double[] ascending() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The place of the largest eigenvalue. */
  int largest() {
    int top = 0;
    for (int i = 1; i < values.length; i++) {
      top = values[i] > values[top] ? i : top;
    }
    return top;
  }

  /** The smallest eigenvalue. */
  double smallest() {
    double smallest = values[0];
    for (double value : values) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }
}
