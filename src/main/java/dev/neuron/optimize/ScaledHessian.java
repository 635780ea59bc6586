package dev.neuron.optimize;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A Hessian factored to solve H δ = g. Before that it is equilibrated (Jacobi scaling): S = D H D
 * with D = diag(|H_jj|^−½) has ones on its diagonal, so that a column in small units is not taken
 * for rounding beside one in large units. Sources: Higham, <em>Accuracy and Stability of Numerical
 * Algorithms</em>, section 10.1; van der Sluis 1969, S is nearly as well conditioned as any such
 * scaling can make it.
 */
public final class ScaledHessian {
  /** Pivots of S below this count as zero. */
  private static final double SINGULAR = 1e-13;

  private final double[] scale; // the diagonal of D, (features + 1)
  private final boolean[] flat; // whether nothing bends along a weight, as of a feature always 0
  private final DecompositionSolver cholesky; // null when S is not positive definite
  private final SingularValueDecomposition singular; // null when it is

  /**
   * Factors a Hessian, which is left as it is.
   *
   * @param hessian H, (features + 1, features + 1), symmetric
   */
  public ScaledHessian(double[][] hessian) {
    int size = hessian.length;
    scale = new double[size];
    for (int j = 0; j < size; j++) {
      double curvature = Math.abs(hessian[j][j]);
      scale[j] = curvature > 0 ? 1 / Math.sqrt(curvature) : 1;
    }
    double[][] scaled = new double[size][size];
    flat = new boolean[size];
    for (int i = 0; i < size; i++) {
      flat[i] = isZero(hessian[i]);
      for (int j = i; j < size; j++) {
        scaled[i][j] = scale[i] * hessian[i][j] * scale[j];
        scaled[j][i] = scaled[i][j]; // computed anew, it may differ in digits lost to underflow
      }
    }
    for (int i = 0; i < size; i++) {
      scaled[i][i] = flat[i] ? 1 : scaled[i][i]; // apart from all others: it stays put
    }
    RealMatrix s = new Array2DRowRealMatrix(scaled, false);
    cholesky = cholesky(s);
    singular = cholesky == null ? new SingularValueDecomposition(s) : null;
  }

  private static boolean isZero(double[] row) {
    for (double entry : row) {
      if (entry != 0) {
        return false;
      }
    }
    return true;
  }

  private static DecompositionSolver cholesky(RealMatrix s) {
    try {
      return new CholeskyDecomposition(s, 1e-10, SINGULAR).getSolver();
    } catch (NonPositiveDefiniteMatrixException e) {
      return null;
    }
  }

  /**
   * The solution of H δ = g; where H is not positive definite, that with the least ‖D⁻¹δ‖. It is
   * exactly 0 for a weight whose row of H is 0.
   *
   * @param g (features + 1)
   */
  public double[] solve(double[] g) {
    double[] scaled = scaled(g);
    for (int j = 0; j < g.length; j++) {
      scaled[j] = flat[j] ? 0 : scaled[j];
    }
    return scaled(
        cholesky == null
            ? solveRankRevealing(scaled)
            : cholesky.solve(new ArrayRealVector(scaled, false)).toArray());
  }

  private double[] scaled(double[] v) {
    double[] product = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      product[j] = scale[j] * v[j];
    }
    return product;
  }

  /**
   * Through the singular values, which are the sizes of the eigenvalues: curvature counts by its
   * size, directions without any stay put. (EigenDecomposition gives up, after 30 rounds, on some
   * matrices whose entries span many magnitudes, as those of a nearly settled sigmoid do.)
   */
  private double[] solveRankRevealing(double[] g) {
    double[] sizes = singular.getSingularValues();
    RealMatrix directions = singular.getV();
    double[] delta = new double[g.length];
    // The sizes come in falling order.
    for (int i = 0; i < sizes.length && sizes[i] > SINGULAR * g.length * sizes[0]; i++) {
      double[] v = directions.getColumn(i);
      double along = LineSearch.dot(v, g) / sizes[i];
      for (int j = 0; j < g.length; j++) {
        delta[j] += along * v[j];
      }
    }
    return delta;
  }
}
