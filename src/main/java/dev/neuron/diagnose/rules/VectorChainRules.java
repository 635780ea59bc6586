package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.shaped;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "Vector chain rule", which contains all other chain rules. */
final class VectorChainRules {
  private static final Citation VECTOR = new Citation(Source.P, "Vector chain rule");

  private VectorChainRules() {}

  static List<Rule> all() {
    return List.of(vectorOfScalar(), vector(), vectorElementwise());
  }

  private static Rule vectorOfScalar() {
    Function f =
        in ->
            new DerivativeStructure[] {
              square(in[0][0]).log(), in[0][0].multiply(3).sin(),
            };
    return Rule.of(
        "chain-vector-of-scalar",
        Group.CHAINS,
        VECTOR,
        "For y = [ln(x²), sin(3x)] with g = [x², 3x]: the Jacobian of f by g times that of g by x.",
        List.of(
            Law.of(
                "∂y/∂x = ∂f/∂g·∂g/∂x = [2/x; 3·cos(3x)]",
                "\\frac{\\partial\\mathbf{y}}{\\partial x} ="
                    + " \\frac{\\partial\\mathbf{f}}{\\partial\\mathbf{g}}"
                    + "\\frac{\\partial\\mathbf{g}}{\\partial x} = \\begin{bmatrix}"
                    + " \\frac{1}{g_1} & 0 \\\\ 0 & \\cos(g_2) \\end{bmatrix}"
                    + " \\begin{bmatrix} 2x \\\\ 3 \\end{bmatrix} = \\begin{bmatrix}"
                    + " \\frac{2}{x} \\\\ 3\\cos(3x) \\end{bmatrix}",
                new Shape(Size.TWO, Size.ONE),
                List.of(Input.scalar("x").awayFromZero()),
                in -> {
                  double x = in[0][0];
                  RealMatrix fByG = diagonal(1 / (x * x), StrictMath.cos(3 * x));
                  return fByG.multiply(column(2 * x, 3));
                },
                f,
                0)),
        new Example(
            "[ln(x²), sin(3x)] at x = 2",
            "[\\ln(x^2), \\sin(3x)] \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial(
                        "∂y₁/∂x = 2/x", "\\frac{\\partial y_1}{\\partial x}", 1, "1", f, 0, 2),
                    Line.partial(
                        "∂y₂/∂x = 3·cos(3x)",
                        "\\frac{\\partial y_2}{\\partial x}",
                        3 * StrictMath.cos(6),
                        "2.880510859951098",
                        in -> one(in[0][0].multiply(3).sin()),
                        0,
                        2))));
  }

  /** f = sin(A·g) after g = B·x², both with several rows. */
  private static Rule vector() {
    return Rule.of(
        "chain-vector",
        Group.CHAINS,
        VECTOR,
        "The Jacobian of a composition is the product of the Jacobians, in this order. It contains"
            + " all other chain rules. Here g = B(x ⊗ x) and f = sin(Ag), element by element.",
        List.of(
            Law.of(
                "∂f(g(x))/∂x = ∂f/∂g·∂g/∂x",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\mathbf{f}(\\mathbf{g}(\\mathbf{x})) ="
                    + " \\frac{\\partial\\mathbf{f}}{\\partial\\mathbf{g}}"
                    + "\\frac{\\partial\\mathbf{g}}{\\partial\\mathbf{x}}",
                new Shape(Size.M, Size.N),
                List.of(
                    Input.matrix("A", Size.M, Size.R).between(-1, 1),
                    Input.matrix("B", Size.R, Size.N).between(-1, 1),
                    Input.vector("x").between(-1, 1)),
                VectorChainRules::productOfJacobians,
                in -> each(times(in[0], times(in[1], squares(in[2]))), DerivativeStructure::sin),
                2)));
  }

  private static RealMatrix productOfJacobians(double[][] in) {
    RealMatrix a = shaped(in[0], Size.M, Size.R);
    RealMatrix b = shaped(in[1], Size.R, Size.N);
    double[] g = b.operate(Matrices.each(in[2], x -> x * x));
    RealMatrix fByG = diagonal(Matrices.each(a.operate(g), StrictMath::cos)).multiply(a); // (m, r)
    RealMatrix gByX = b.multiply(diagonal(Matrices.each(in[2], x -> 2 * x))); // (r, n)
    return fByG.multiply(gByX);
  }

  /** A matrix, row-major, times a vector. */
  private static DerivativeStructure[] times(DerivativeStructure[] a, DerivativeStructure[] x) {
    DerivativeStructure[] result = new DerivativeStructure[a.length / x.length];
    for (int i = 0; i < result.length; i++) {
      DerivativeStructure[] row = Arrays.copyOfRange(a, i * x.length, (i + 1) * x.length);
      result[i] = Autodiff.dot(row, x);
    }
    return result;
  }

  private static DerivativeStructure[] squares(DerivativeStructure[] x) {
    return each(x, Autodiff::square);
  }

  private static Rule vectorElementwise() {
    return Rule.of(
        "chain-elementwise",
        Group.CHAINS,
        VECTOR,
        "Where fᵢ uses gᵢ alone and gᵢ uses xᵢ alone, both Jacobians are diagonal and so is their"
            + " product. Here fᵢ = sin gᵢ and gᵢ = xᵢ².",
        List.of(
            Law.of(
                "∂f(g(x))/∂x = diag(∂fᵢ/∂gᵢ·∂gᵢ/∂xᵢ)",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\mathbf{f}(\\mathbf{g}(\\mathbf{x})) ="
                    + " \\operatorname{diag}\\left(\\frac{\\partial f_i}{\\partial g_i}"
                    + "\\frac{\\partial g_i}{\\partial x_i}\\right)",
                Shape.SQUARE,
                List.of(Input.vector("x")),
                in -> diagonal(Matrices.each(in[0], x -> StrictMath.cos(x * x) * (2 * x))),
                in -> each(squares(in[0]), DerivativeStructure::sin),
                0)));
  }
}
