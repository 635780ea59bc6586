package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.rules.Shape.Size;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The matrices that closed forms are made of. */
final class Matrices {
  private Matrices() {}

  static RealMatrix scalar(double value) {
    return row(value);
  }

  /** xᵀ. */
  static RealMatrix row(double... x) {
    return MatrixUtils.createRowRealMatrix(x);
  }

  /** x, upright. */
  static RealMatrix column(double... x) {
    return MatrixUtils.createColumnRealMatrix(x);
  }

  static RealMatrix diagonal(double... x) {
    // Dense: the library's diagonal matrices refuse to hold anything elsewhere.
    return new Array2DRowRealMatrix(MatrixUtils.createRealDiagonalMatrix(x).getData(), false);
  }

  static RealMatrix identity(int n) {
    return MatrixUtils.createRealIdentityMatrix(n);
  }

  /** 1, upright. */
  static RealMatrix ones(int n) {
    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1);
    return column(ones);
  }

  static RealMatrix of(double[][] rows) {
    return new Array2DRowRealMatrix(rows, false);
  }

  /** An input as a matrix of its shape. */
  static RealMatrix shaped(double[] rowMajor, Size rows, Size columns) {
    if (rowMajor.length != rows.number() * columns.number()) {
      throw new IllegalArgumentException(
          rowMajor.length + " numbers are not " + rows + " × " + columns);
    }
    return rows(rowMajor, columns.number());
  }

  /** An input as a matrix of so many columns. */
  static RealMatrix rows(double[] rowMajor, int columns) {
    double[][] matrix = new double[rowMajor.length / columns][columns];
    for (int i = 0; i < rowMajor.length; i++) {
      matrix[i / columns][i % columns] = rowMajor[i];
    }
    return of(matrix);
  }

  static double[] each(double[] x, java.util.function.DoubleUnaryOperator operator) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = operator.applyAsDouble(x[i]);
    }
    return result;
  }

  static double[] each(double[] w, double[] x, java.util.function.DoubleBinaryOperator operator) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = operator.applyAsDouble(w[i], x[i]);
    }
    return result;
  }

  static double sum(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum;
  }

  /** w·x. */
  static double dot(double[] w, double[] x) {
    return sum(each(w, x, (left, right) -> left * right));
  }

  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }
}
