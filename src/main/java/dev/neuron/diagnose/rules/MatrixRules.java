package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.dot;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;
import static dev.neuron.diagnose.rules.Matrices.shaped;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.autodiff.Side;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [L] "A Little Matrix Calculus". */
final class MatrixRules {
  private static final Citation SECTION = new Citation(Source.L, "A Little Matrix Calculus");
  private static final Input X = Input.vector("x");

  private MatrixRules() {}

  static List<Rule> all() {
    return List.of(linearForm(), quadraticForm(), factorization());
  }

  private static Rule linearForm() {
    return Rule.of(
        "linear-form",
        Group.MATRICES,
        SECTION,
        "The derivative of βx, β a row, is β. ([L] uses denominator layout and writes it upright,"
            + " βᵀ.)",
        List.of(
            Law.of(
                "d(βx)/dx = β",
                "\\frac{d}{d\\mathbf{x}}(\\boldsymbol{\\beta}\\mathbf{x}) ="
                    + " \\boldsymbol{\\beta}",
                Shape.ROW,
                List.of(Input.matrix("β", Size.ONE, Size.N), X),
                in -> row(in[0]),
                in -> one(dot(in[0], in[1])),
                1)));
  }

  private static Rule quadraticForm() {
    return Rule.of(
        "quadratic-form",
        Group.MATRICES,
        SECTION,
        "x stands on both sides of A, and each place contributes: (A + Aᵀ)x, laid out as a row. For"
            + " numbers that is (a + a)x.",
        List.of(
            Law.of(
                "d(xᵀAx)/dx = ((A + Aᵀ)x)ᵀ",
                "\\frac{d}{d\\mathbf{x}}(\\mathbf{x}^\\top A\\mathbf{x}) ="
                    + " \\left((A + A^\\top)\\mathbf{x}\\right)^\\top",
                Shape.ROW,
                List.of(Input.matrix("A", Size.N, Size.N), X),
                in -> {
                  RealMatrix a = shaped(in[0], Size.N, Size.N);
                  return row(a.add(a.transpose()).operate(in[1]));
                },
                in -> one(dot(in[1], times(in[0], in[1]))),
                1),
            Law.of(
                "d(ax²)/dx = (a + a)x = 2ax",
                "\\frac{d}{dx}(ax^2) = (a + a)x = 2ax",
                Shape.SCALAR,
                List.of(Input.scalar("a"), Input.scalar("x")),
                in -> scalar((in[0][0] + in[0][0]) * in[1][0]),
                in -> one(in[0][0].multiply(in[1][0].pow(2))),
                1)));
  }

  /** A square matrix, row-major, times a vector. */
  private static DerivativeStructure[] times(DerivativeStructure[] a, DerivativeStructure[] x) {
    DerivativeStructure[] result = new DerivativeStructure[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = dot(Arrays.copyOfRange(a, i * x.length, (i + 1) * x.length), x);
    }
    return result;
  }

  private static Rule factorization() {
    int m = Size.M.number();
    int n = Size.N.number();
    int r = Size.R.number();
    Function squaredNorm = in -> one(squaredDistance(in[0], in[1], in[2], n, r, m));
    Side closedForm =
        in -> {
          RealMatrix x = shaped(in[0], Size.N, Size.M);
          RealMatrix u = shaped(in[1], Size.N, Size.R);
          RealMatrix v = shaped(in[2], Size.R, Size.M);
          return u.transpose().multiply(x.subtract(u.multiply(v))).scalarMultiply(-2);
        };
    Law law =
        new Law(
            "d‖X − UV‖²/dV = −2Uᵀ(X − UV)",
            "\\frac{d}{d\\mathbf{V}}\\|\\mathbf{X} - \\mathbf{U}\\mathbf{V}\\|_2^2 ="
                + " -2\\mathbf{U}^\\top(\\mathbf{X} - \\mathbf{U}\\mathbf{V})",
            new Shape(Size.R, Size.M),
            List.of(
                Input.matrix("X", Size.N, Size.M),
                Input.matrix("U", Size.N, Size.R),
                Input.matrix("V", Size.R, Size.M)),
            closedForm,
            in -> shaped(Autodiff.jacobian(squaredNorm, in, 2).getRow(0), Size.R, Size.M));
    return Rule.of(
        "matrix-factorization",
        Group.MATRICES,
        SECTION,
        "The squared distance of X (n × m) from the product of U (n × r) and V (r × m), by V and"
            + " laid out like V, as [L] does. (Some printings of [L] have lost the minus sign.)",
        List.of(law));
  }

  /** Σ (x_ij − Σ_k u_ik v_kj)², X (n, m), U (n, r), V (r, m), all row-major. */
  private static DerivativeStructure squaredDistance(
      DerivativeStructure[] x,
      DerivativeStructure[] u,
      DerivativeStructure[] v,
      int n,
      int r,
      int m) {
    DerivativeStructure sum = v[0].multiply(0);
    for (int i = 0; i < n; i++) {
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
