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
import java.util.stream.IntStream;
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
        .rule("quadratic-anywhere")
        .law(in -> scalar(aroundPoint(in)), QUADRATIC)
        .sides(
            in -> {
              double[] gradientThere = gradient(in[0][0], in[1][0]);
              RealMatrix hessianThere = Matrices.of(hessian(in[0][0], in[1][0]));
              double[] step = {in[2][0], in[3][0]};
              double value = in[0][0] * StrictMath.exp(-in[0][0] * in[0][0] - in[1][0] * in[1][0]);
              return scalar(
                  value
                      + Matrices.dot(gradientThere, step)
                      + 0.5 * Matrices.dot(step, hessianThere.operate(step)));
            },
            in -> {
              double[] step = {in[2][0], in[3][0]};
              return scalar(Autodiff.taylor(BUMP, in, 2, step, 0, 1));
            });
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

  /** f(x₀) + ∇f(x₀)·(x − x₀) + ½(x − x₀)ᵀHf(x₀)(x − x₀) of the quadratic; x₀ comes last. */
  private static double aroundPoint(double[][] in) {
    double[] p = {in[8][0], in[9][0]};
    double[] step = {in[0][0] - p[0], in[1][0] - p[1]};
    double a = in[2][0];
    double[] b = {in[3][0], in[4][0]};
    RealMatrix hessian = quadraticHessian(in);
    double value = a + Matrices.dot(b, p) + 0.5 * Matrices.dot(p, hessian.operate(p));
    double[] hessianTimesP = hessian.operate(p);
    double[] gradient = {b[0] + hessianTimesP[0], b[1] + hessianTimesP[1]};
    return value + Matrices.dot(gradient, step) + 0.5 * Matrices.dot(step, hessian.operate(step));
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
    Function form = in -> one(dot(in[1], times(in[0], in[1])));
    formulas
        .rule("quadratic-form-index")
        .law(in -> scalar(summedOverIndices(in[0], in[1])), form)
        .law(in -> row(byIndex(in, MatrixLaws::withDeltas)), form)
        .law(in -> row(byIndex(in, (a, x, k) -> rowTimes(a, x, k) + columnTimes(a, x, k))), form)
        .law(in -> row(byIndex(in, MatrixLaws::withOneName)), form);
  }

  /** One entry of a derivative, the sums over repeated indices written out. */
  private interface Entry {
    double of(double[][] a, double[] x, int k);
  }

  private static double[] byIndex(double[][] in, Entry entry) {
    double[] x = in[1];
    double[][] a = Matrices.rows(in[0], x.length).getData();
    return IntStream.range(0, x.length).mapToDouble(k -> entry.of(a, x, k)).toArray();
  }

  /** x_i a_ij x_j. */
  private static double summedOverIndices(double[] a, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum += x[i] * a[i * x.length + j] * x[j];
      }
    }
    return sum;
  }

  /** (dx_i/dx_k) a_ij x_j + x_i a_ij (dx_j/dx_k), where dx_i/dx_k is 1 for i = k, else 0. */
  private static double withDeltas(double[][] a, double[] x, int k) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum += (i == k ? 1 : 0) * a[i][j] * x[j] + x[i] * a[i][j] * (j == k ? 1 : 0);
      }
    }
    return sum;
  }

  /** a_kj x_j. */
  private static double rowTimes(double[][] a, double[] x, int k) {
    return Matrices.dot(a[k], x);
  }

  /** x_i a_ik. */
  private static double columnTimes(double[][] a, double[] x, int k) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] * a[i][k]).sum();
  }

  /** (a_ki + a_ik) x_i = [A + Aᵀ]_ki x_i. */
  private static double withOneName(double[][] a, double[] x, int k) {
    return IntStream.range(0, x.length).mapToDouble(i -> (a[k][i] + a[i][k]) * x[i]).sum();
  }
}
