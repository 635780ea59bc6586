package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.dot;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.autodiff.Autodiff.times;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;
import static dev.neuron.diagnose.rules.Matrices.shaped;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.rules.Shape.Size;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [L] "Hessians" and "A Little Matrix Calculus". */
final class MatrixLaws {
  private static final double[][] SOURCE_POINT = {{-1}, {0}};

  /** f(x, y) = x·exp(−x² − y²). */
  private static final Function BUMP =
      in -> one(in[0][0].multiply(square(in[0][0]).add(square(in[1][0])).negate().exp()));

  /** f(x₁, x₂) = a + b₁x₁ + b₂x₂ + c₁₁x₁² + c₁₂x₁x₂ + c₂₂x₂²; inputs x₁, x₂, then the constants. */
  private static final Function QUADRATIC =
      in ->
          one(
              in[2][0]
                  .add(in[3][0].multiply(in[0][0]))
                  .add(in[4][0].multiply(in[1][0]))
                  .add(in[5][0].multiply(in[0][0]).multiply(in[0][0]))
                  .add(in[6][0].multiply(in[0][0]).multiply(in[1][0]))
                  .add(in[7][0].multiply(in[1][0]).multiply(in[1][0])));

  private MatrixLaws() {}

  static void addTo(Formulas formulas) {
    addHessians(formulas);
    addForms(formulas);
  }

  private static void addHessians(Formulas formulas) {
    formulas
        .rule("quadratic")
        .law(in -> row(in[3][0], in[4][0]), QUADRATIC)
        .law(MatrixLaws::quadraticHessian, QUADRATIC)
        .law(in -> scalar(rebuilt(in)), QUADRATIC);
    double[] gradient = gradient(-1, 0);
    double[][] hessian = hessian(-1, 0);
    formulas
        .rule("hessian")
        .law(in -> row(gradient(in[0][0], in[1][0])), BUMP)
        .law(in -> Matrices.of(hessian(in[0][0], in[1][0])), BUMP)
        .value(-StrictMath.exp(-1), BUMP, -1, 0)
        .partial(gradient[0], BUMP, 0, -1, 0)
        .partial(gradient[1], BUMP, 1, -1, 0)
        .second(hessian[0][0], BUMP, 0, 0, -1, 0)
        .second(hessian[0][1], BUMP, 0, 1, -1, 0)
        .second(hessian[1][1], BUMP, 1, 1, -1, 0);
    formulas
        .rule("best-quadratic")
        .sides(
            in -> scalar(bestQuadratic(in[0][0], in[1][0])),
            in -> scalar(taylor(in[0][0], in[1][0])))
        .value(-0.9 * StrictMath.exp(-0.81 - 0.01), BUMP, -0.9, 0.1)
        .number(bestQuadratic(-0.9, 0.1), taylor(-0.9, 0.1));
  }

  private static RealMatrix quadraticHessian(double[][] in) {
    return Matrices.of(new double[][] {{2 * in[5][0], in[6][0]}, {in[6][0], 2 * in[7][0]}});
  }

  private static double rebuilt(double[][] in) {
    double[] x = {in[0][0], in[1][0]};
    double[] hessianTimesX = quadraticHessian(in).operate(x);
    return in[2][0]
        + (in[3][0] * x[0] + in[4][0] * x[1])
        + 0.5 * (x[0] * hessianTimesX[0] + x[1] * hessianTimesX[1]);
  }

  private static double[] gradient(double x, double y) {
    double e = StrictMath.exp(-x * x - y * y);
    return new double[] {e * (1 - 2 * x * x), e * (-2 * x * y)};
  }

  private static double[][] hessian(double x, double y) {
    double e = StrictMath.exp(-x * x - y * y);
    double mixed = e * (4 * x * x * y - 2 * y);
    return new double[][] {
      {e * (4 * x * x * x - 6 * x), mixed}, {mixed, e * (4 * x * y * y - 2 * x)},
    };
  }

  /** The quadratic of the source at (−1, 0), with the ½ of the general formula. */
  private static double bestQuadratic(double x, double y) {
    return StrictMath.exp(-1) * (-1 - (x + 1) + (x + 1) * (x + 1) + y * y);
  }

  private static double taylor(double x, double y) {
    return Autodiff.taylor(BUMP, SOURCE_POINT, 2, new double[] {x + 1, y}, 0, 1);
  }

  private static void addForms(Formulas formulas) {
    formulas.rule("linear-form").law(in -> row(in[0]), in -> one(dot(in[0], in[1])));
    formulas
        .rule("quadratic-form")
        .law(
            in -> {
              RealMatrix a = shaped(in[0], Size.N, Size.N);
              return row(a.add(a.transpose()).operate(in[1]));
            },
            in -> one(dot(in[1], times(in[0], in[1]))))
        .law(
            in -> scalar((in[0][0] + in[0][0]) * in[1][0]),
            in -> one(in[0][0].multiply(in[1][0].pow(2))));
    formulas
        .rule("matrix-factorization")
        .law(
            in -> {
              RealMatrix x = shaped(in[0], Size.N, Size.M);
              RealMatrix u = shaped(in[1], Size.N, Size.R);
              RealMatrix v = shaped(in[2], Size.R, Size.M);
              return u.transpose().multiply(x.subtract(u.multiply(v))).scalarMultiply(-2);
            },
            in -> one(squaredDistance(in[0], in[1], in[2])));
  }

  /** Σ (x_ij − Σ_k u_ik v_kj)², X (n, m), U (n, r), V (r, m), all row-major. */
  private static DerivativeStructure squaredDistance(
      DerivativeStructure[] x, DerivativeStructure[] u, DerivativeStructure[] v) {
    int m = Size.M.number();
    int r = Size.R.number();
    DerivativeStructure sum = v[0].multiply(0);
    for (int i = 0; i < Size.N.number(); i++) {
      for (int j = 0; j < m; j++) {
        DerivativeStructure distance = x[i * m + j];
        for (int k = 0; k < r; k++) {
          distance = distance.subtract(u[i * r + k].multiply(v[k * m + j]));
        }
        sum = sum.add(distance.multiply(distance));
      }
    }
    return sum;
  }
}
