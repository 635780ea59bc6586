package dev.neuron.diagnose.autodiff;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Derivatives without formulas: every number carries its partial derivatives through the
 * computation ([P] "Single-variable chain rule", forward differentiation).
 */
public final class Autodiff {
  private Autodiff() {}

  /** The Jacobian of a function by some of its inputs, as a law's side. */
  public static Side jacobian(Function function, int... variables) {
    return in -> jacobian(function, in, variables);
  }

  /**
   * The Jacobian at a point: one row a function, one column a variable.
   *
   * @param variables the indices of the inputs to differentiate by, one after the other
   */
  public static RealMatrix jacobian(Function function, double[][] in, int... variables) {
    int columns = count(in, variables);
    DerivativeStructure[] values = function.at(seeded(in, 1, variables));
    RealMatrix jacobian = new Array2DRowRealMatrix(values.length, columns);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < columns; j++) {
        jacobian.setEntry(i, j, values[i].getPartialDerivative(orders(columns, j)));
      }
    }
    return jacobian;
  }

  /** The matrix of second derivatives of a scalar function, as a law's side. */
  public static Side hessian(Function function, int... variables) {
    return in -> hessian(function, in, variables);
  }

  /** The matrix of second derivatives of a scalar function at a point. */
  public static RealMatrix hessian(Function function, double[][] in, int... variables) {
    int size = count(in, variables);
    DerivativeStructure value = function.at(seeded(in, 2, variables))[0];
    RealMatrix hessian = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        hessian.setEntry(i, j, value.getPartialDerivative(orders(size, i, j)));
      }
    }
    return hessian;
  }

  /** The Taylor polynomial of a scalar function, moved by {@code step} away from the point. */
  public static double taylor(
      Function function, double[][] in, int order, double[] step, int... variables) {
    return function.at(seeded(in, order, variables))[0].taylor(step);
  }

  /** The values of a function, one below the other. */
  public static RealMatrix values(Function function, double[][] in) {
    DerivativeStructure[] values = function.at(seeded(in, 0));
    RealMatrix column = new Array2DRowRealMatrix(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      column.setEntry(i, 0, values[i].getValue());
    }
    return column;
  }

  /** The value of a scalar function, computed in the same numbers. */
  public static double value(Function function, double[][] in) {
    return function.at(seeded(in, 0))[0].getValue();
  }

  private static int count(double[][] in, int... variables) {
    int count = 0;
    for (int variable : variables) {
      count += in[variable].length;
    }
    return count;
  }

  private static int[] orders(int size, int... by) {
    int[] orders = new int[size];
    for (int j : by) {
      orders[j]++;
    }
    return orders;
  }

  /** The inputs, those to differentiate by as variables, the others as constants. */
  private static DerivativeStructure[][] seeded(double[][] in, int order, int... variables) {
    int size = Math.max(1, count(in, variables));
    DerivativeStructure[][] seeded = new DerivativeStructure[in.length][];
    for (int k = 0; k < in.length; k++) {
      seeded[k] = new DerivativeStructure[in[k].length];
      for (int i = 0; i < in[k].length; i++) {
        seeded[k][i] = new DerivativeStructure(size, order, in[k][i]);
      }
    }
    int at = 0;
    for (int variable : variables) {
      for (int i = 0; i < in[variable].length; i++) {
        seeded[variable][i] = new DerivativeStructure(size, order, at++, in[variable][i]);
      }
    }
    return seeded;
  }

  /** A scalar as a function of one value. */
  public static DerivativeStructure[] one(DerivativeStructure value) {
    return new DerivativeStructure[] {value};
  }

  /** x². */
  public static DerivativeStructure square(DerivativeStructure x) {
    return x.multiply(x);
  }

  /** An operator on each element. */
  public static DerivativeStructure[] each(
      DerivativeStructure[] x, UnaryOperator<DerivativeStructure> operator) {
    DerivativeStructure[] result = new DerivativeStructure[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = operator.apply(x[i]);
    }
    return result;
  }

  /** A binary operator on the elements of two vectors, one pair after the other. */
  public static DerivativeStructure[] each(
      DerivativeStructure[] w,
      DerivativeStructure[] x,
      BinaryOperator<DerivativeStructure> operator) {
    DerivativeStructure[] result = new DerivativeStructure[w.length];
    for (int i = 0; i < w.length; i++) {
      result[i] = operator.apply(w[i], x[i]);
    }
    return result;
  }

  /** Σ x. */
  public static DerivativeStructure sum(DerivativeStructure[] x) {
    DerivativeStructure sum = x[0];
    for (int i = 1; i < x.length; i++) {
      sum = sum.add(x[i]);
    }
    return sum;
  }

  /** w·x. */
  public static DerivativeStructure dot(DerivativeStructure[] w, DerivativeStructure[] x) {
    return sum(each(w, x, DerivativeStructure::multiply));
  }

  /** A matrix, row-major, times a vector. */
  public static DerivativeStructure[] times(DerivativeStructure[] a, DerivativeStructure[] x) {
    DerivativeStructure[] result = new DerivativeStructure[a.length / x.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = dot(Arrays.copyOfRange(a, i * x.length, (i + 1) * x.length), x);
    }
    return result;
  }

  /** max(0, z) with the paper's choice at the kink: there both value and derivative are 0. */
  public static DerivativeStructure relu(DerivativeStructure z) {
    return z.getValue() > 0 ? z : z.multiply(0);
  }
}
