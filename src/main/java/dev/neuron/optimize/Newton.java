package dev.neuron.optimize;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Newton's method, [L] "Hessians": solves H δ = ∇C and goes along −δ. Within one activation pattern
 * the squared cost of a relu neuron is exactly quadratic, so a full step lands on that pattern's
 * minimum; the line search guards against leaving the pattern. Where no such step helps, one of
 * gradient descent is taken.
 */
final class Newton implements LineSearchMethod {
  /** Pivots below this part of the largest diagonal entry count as zero. */
  private static final double SINGULAR = 1e-13;

  private final LineSearch search;

  Newton(int size) {
    this.search = new LineSearch(size);
  }

  @Override
  public double step(double[] wHat, Objective objective) {
    double[] gradient = objective.gradient();
    if (objective.isCurved()) {
      double[] direction = solve(objective.hessian(), gradient);
      double taken = search.descend(objective, wHat, direction, 1);
      if (taken > 0) {
        return taken;
      }
    }
    return search.descend(objective, wHat, gradient.clone(), objective.safeRate());
  }

  /** The solution of H δ = g by Cholesky, or that of least norm when H is not positive definite. */
  static double[] solve(double[][] hessian, double[] g) {
    RealMatrix h = new Array2DRowRealMatrix(hessian, false);
    double largest = 0;
    for (int j = 0; j < g.length; j++) {
      largest = Math.max(largest, Math.abs(hessian[j][j]));
    }
    try {
      return new CholeskyDecomposition(h, 1e-10, SINGULAR * largest)
          .getSolver()
          .solve(new ArrayRealVector(g, false))
          .toArray();
    } catch (NonPositiveDefiniteMatrixException e) {
      return solveRankRevealing(h, g);
    }
  }

  /**
   * Through the singular values, which are the sizes of the eigenvalues: curvature counts by its
   * size, directions without any stay put. (EigenDecomposition gives up, after 30 rounds, on some
   * matrices whose entries span many magnitudes, as those of a nearly settled sigmoid do.)
   */
  private static double[] solveRankRevealing(RealMatrix h, double[] g) {
    SingularValueDecomposition decomposition = new SingularValueDecomposition(h);
    double[] sizes = decomposition.getSingularValues();
    RealMatrix directions = decomposition.getV();
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

  @Override
  public double[][] memory() {
    return new double[0][];
  }
}
