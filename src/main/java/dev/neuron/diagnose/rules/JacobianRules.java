package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.rules.Matrices.identity;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;
import static dev.neuron.diagnose.rules.Matrices.shaped;

import dev.neuron.diagnose.autodiff.Function;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "Introduction to vector calculus and partial derivatives" and "Matrix calculus". */
final class JacobianRules {
  private static final Citation PARTIALS =
      new Citation(Source.P, "Introduction to vector calculus and partial derivatives");
  private static final Citation JACOBIAN = new Citation(Source.P, "Matrix calculus");
  private static final Citation GENERAL = new Citation(Source.P, "Generalization of the Jacobian");
  private static final List<Input> X_Y = List.of(Input.scalar("x"), Input.scalar("y"));
  private static final Shape TWO_BY_TWO = new Shape(Size.TWO, Size.TWO);

  /** f(x, y) = 3x²y. */
  private static final Function F =
      in -> one(in[0][0].multiply(in[0][0]).multiply(in[1][0]).multiply(3));

  /** f over g(x, y) = 2x + y⁸. */
  private static final Function F_AND_G =
      in ->
          new DerivativeStructure[] {
            F.at(in)[0], in[0][0].multiply(2).add(in[1][0].pow(8)),
          };

  private JacobianRules() {}

  static List<Rule> all() {
    return List.of(partials(), gradient(), jacobian(), stack(), identityFunction());
  }

  private static Rule partials() {
    return Rule.of(
        "partial-derivatives",
        Group.JACOBIANS,
        PARTIALS,
        "A partial derivative treats every other variable as a constant. Here f(x, y) = 3x²y.",
        List.of(
            Law.of(
                "∂f/∂x = 6yx",
                "\\frac{\\partial}{\\partial x}\\,3x^2y = 6yx",
                Shape.SCALAR,
                X_Y,
                in -> scalar(6 * in[1][0] * in[0][0]),
                F,
                0),
            Law.of(
                "∂f/∂y = 3x²",
                "\\frac{\\partial}{\\partial y}\\,3x^2y = 3x^2",
                Shape.SCALAR,
                X_Y,
                in -> scalar(3 * in[0][0] * in[0][0]),
                F,
                1)));
  }

  private static Rule gradient() {
    return Rule.of(
        "gradient",
        Group.JACOBIANS,
        PARTIALS,
        "The gradient of a function is the row of its partial derivatives. Here f(x, y) = 3x²y.",
        List.of(
            Law.of(
                "∇f = [∂f/∂x, ∂f/∂y] = [6yx, 3x²]",
                "\\nabla f(x,y) = \\begin{bmatrix} \\frac{\\partial f}{\\partial x} &"
                    + " \\frac{\\partial f}{\\partial y} \\end{bmatrix}"
                    + " = \\begin{bmatrix} 6yx & 3x^2 \\end{bmatrix}",
                new Shape(Size.ONE, Size.TWO),
                X_Y,
                in -> row(6 * in[1][0] * in[0][0], 3 * in[0][0] * in[0][0]),
                F,
                0,
                1)));
  }

  private static Rule jacobian() {
    return Rule.of(
        "jacobian",
        Group.JACOBIANS,
        JACOBIAN,
        "The Jacobian of several functions stacks their gradients, one row each. Here f = 3x²y and"
            + " g = 2x + y⁸. (Denominator layout, which other texts use, is its transpose.)",
        List.of(
            Law.of(
                "J = [∇f; ∇g] = [6yx, 3x²; 2, 8y⁷]",
                "J = \\begin{bmatrix} \\nabla f \\\\ \\nabla g \\end{bmatrix}"
                    + " = \\begin{bmatrix} 6yx & 3x^2 \\\\ 2 & 8y^7 \\end{bmatrix}",
                TWO_BY_TWO,
                X_Y,
                in -> {
                  double x = in[0][0];
                  double y = in[1][0];
                  return Matrices.of(
                      new double[][] {{6 * y * x, 3 * x * x}, {2, 8 * StrictMath.pow(y, 7)}});
                },
                F_AND_G,
                0,
                1)));
  }

  private static Rule stack() {
    return Rule.of(
        "jacobian-stack",
        Group.JACOBIANS,
        GENERAL,
        "The Jacobian of m functions of a vector of n has m rows and n columns. Here fᵢ(x) = Σⱼ"
            + " aᵢⱼ·sin(xⱼ).",
        List.of(
            Law.of(
                "∂y/∂x = [∇f₁; …; ∇fₘ]",
                "\\frac{\\partial\\mathbf{y}}{\\partial\\mathbf{x}} = \\begin{bmatrix}"
                    + " \\nabla f_1(\\mathbf{x}) \\\\ \\vdots \\\\ \\nabla f_m(\\mathbf{x})"
                    + " \\end{bmatrix}",
                new Shape(Size.M, Size.N),
                List.of(Input.matrix("A", Size.M, Size.N), Input.vector("x")),
                in -> {
                  RealMatrix gradients = shaped(in[0], Size.M, Size.N);
                  double[] cosines = Matrices.each(in[1], StrictMath::cos);
                  return gradients.multiply(Matrices.diagonal(cosines));
                },
                in -> weightedSines(in[0], in[1]),
                1)));
  }

  private static DerivativeStructure[] weightedSines(
      DerivativeStructure[] a, DerivativeStructure[] x) {
    DerivativeStructure[] f = new DerivativeStructure[a.length / x.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = a[i * x.length].multiply(x[0].sin());
      for (int j = 1; j < x.length; j++) {
        f[i] = f[i].add(a[i * x.length + j].multiply(x[j].sin()));
      }
    }
    return f;
  }

  private static Rule identityFunction() {
    return Rule.of(
        "identity",
        Group.JACOBIANS,
        GENERAL,
        "Each value of the identity function changes with its own variable alone.",
        List.of(
            Law.of(
                "∂x/∂x = I",
                "\\frac{\\partial\\mathbf{x}}{\\partial\\mathbf{x}} = I",
                Shape.SQUARE,
                List.of(Input.vector("x")),
                in -> identity(in[0].length),
                in -> in[0],
                0)));
  }
}
