package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [L] "A Little Matrix Calculus": the squared distance of X from UV, as matrices and by index. */
final class FactorizationLaws {
  private FactorizationLaws() {}

  /**
   * X (n, m), U (n, r) and V (r, m) at a point, whose sizes follow from those of the inputs.
   *
   * @param x row by row
   * @param u row by row
   * @param v row by row
   */
  private record Factors(double[][] x, double[][] u, double[][] v) {
    static Factors of(double[][] in, int rows) {
      int n = rows;
      return new Factors(
          Matrices.rows(in[0], in[0].length / n).getData(),
          Matrices.rows(in[1], in[1].length / n).getData(),
          Matrices.rows(in[2], in[0].length / n).getData());
    }

    /** x_ij − Σ_k u_ik v_kj. */
    double rest(int i, int j) {
      double rest = x[i][j];
      for (int k = 0; k < v.length; k++) {
        rest -= u[i][k] * v[k][j];
      }
      return rest;
    }
  }

  /** One entry of the derivative by V. */
  private interface Entry {
    double of(Factors factors, int a, int b);
  }

  static void addTo(Formulas formulas) {
    int n = Shape.Size.N.number();
    Function distance = in -> one(squaredDistance(in, n));
    formulas.rule("matrix-factorization").law(in -> asMatrices(in, n), distance);
    formulas
        .rule("factorization-scalar")
        .law(
            in -> scalar(-2 * (in[0][0] - in[1][0] * in[2][0]) * in[1][0]),
            in -> one(square(in[0][0].subtract(in[1][0].multiply(in[2][0])))));
    double[][] small = {{1, 2, 3, 4}, {1, 1, 0, 1}, {1, 0, 0, 1}};
    Function byLast =
        in -> {
          DerivativeStructure[][] all = new DerivativeStructure[3][];
          UnaryOperator<DerivativeStructure> zero = value -> value.multiply(0);
          for (int k = 0; k < 3; k++) {
            all[k] = new DerivativeStructure[4];
            for (int i = 0; i < 4; i++) {
              all[k][i] = zero.apply(in[0][0]).add(small[k][i]);
            }
          }
          all[2][3] = in[0][0];
          return one(squaredDistance(all, 2));
        };
    formulas
        .rule("factorization-shapes")
        .law(in -> asMatrices(in, n), distance)
        .slope(asMatrices(small, 2).getEntry(1, 1), byLast, 1);
    formulas
        .rule("factorization-index")
        .law(in -> byIndex(in, n, FactorizationLaws::withDeltas), distance)
        .law(in -> byIndex(in, n, FactorizationLaws::withoutDeltas), distance);
  }

  /** −2Uᵀ(X − UV). */
  private static RealMatrix asMatrices(double[][] in, int n) {
    int m = in[0].length / n;
    RealMatrix x = Matrices.rows(in[0], m);
    RealMatrix u = Matrices.rows(in[1], in[1].length / n);
    RealMatrix v = Matrices.rows(in[2], m);
    return u.transpose().multiply(x.subtract(u.multiply(v))).scalarMultiply(-2);
  }

  private static RealMatrix byIndex(double[][] in, int n, Entry entry) {
    Factors factors = Factors.of(in, n);
    double[][] derivative = new double[factors.v.length][factors.v[0].length];
    for (int a = 0; a < derivative.length; a++) {
      for (int b = 0; b < derivative[a].length; b++) {
        derivative[a][b] = entry.of(factors, a, b);
      }
    }
    return Matrices.of(derivative);
  }

  /** Σ_ij 2 (x_ij − Σ_k u_ik v_kj) (−Σ_k u_ik dv_kj/dv_ab), the last factor 1 or 0. */
  private static double withDeltas(Factors factors, int a, int b) {
    double sum = 0;
    for (int i = 0; i < factors.x.length; i++) {
      for (int j = 0; j < factors.x[i].length; j++) {
        double inner = 0;
        for (int k = 0; k < factors.v.length; k++) {
          inner += factors.u[i][k] * (k == a && j == b ? 1 : 0);
        }
        sum += 2 * factors.rest(i, j) * -inner;
      }
    }
    return sum;
  }

  /** −2 Σ_i (x_ib − Σ_k u_ik v_kb) u_ia. */
  private static double withoutDeltas(Factors factors, int a, int b) {
    double sum = 0;
    for (int i = 0; i < factors.x.length; i++) {
      sum += factors.rest(i, b) * factors.u[i][a];
    }
    return -2 * sum;
  }

  /** Σ (x_ij − Σ_k u_ik v_kj)², X (n, m), U (n, r), V (r, m), all row-major. */
  private static DerivativeStructure squaredDistance(DerivativeStructure[][] in, int n) {
    int m = in[0].length / n;
    int r = in[1].length / n;
    DerivativeStructure sum = in[2][0].multiply(0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        DerivativeStructure distance = in[0][i * m + j];
        for (int k = 0; k < r; k++) {
          distance = distance.subtract(in[1][i * r + k].multiply(in[2][k * m + j]));
        }
        sum = sum.add(distance.multiply(distance));
      }
    }
    return sum;
  }
}
