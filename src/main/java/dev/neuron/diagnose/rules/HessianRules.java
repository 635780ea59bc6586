package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/** [L] "Hessians": second derivatives and the quadratic that fits best. */
final class HessianRules {
  private static final Citation SECTION = new Citation(Source.L, "Hessians");
  private static final List<Input> X_Y = List.of(Input.scalar("x"), Input.scalar("y"));
  private static final Shape TWO_BY_TWO = new Shape(Size.TWO, Size.TWO);
  private static final double[][] SOURCE_POINT = {{-1}, {0}};

  /** f(x, y) = x·exp(−x² − y²). */
  private static final Function BUMP =
      in ->
          one(
              in[0][0].multiply(
                  in[0][0].multiply(in[0][0]).add(in[1][0].multiply(in[1][0])).negate().exp()));

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

  private HessianRules() {}

  static List<Rule> all() {
    return List.of(quadratic(), hessian(), bestQuadratic());
  }

  private static Rule quadratic() {
    Input origin = Input.scalar("x₁").between(0, 0);
    List<Input> constants =
        List.of(
            Input.scalar("a"),
            Input.scalar("b₁"),
            Input.scalar("b₂"),
            Input.scalar("c₁₁"),
            Input.scalar("c₁₂"),
            Input.scalar("c₂₂"));
    List<Input> atOrigin = join(List.of(origin, Input.scalar("x₂").between(0, 0)), constants);
    return Rule.of(
        "quadratic",
        Group.HESSIANS,
        SECTION,
        "A quadratic is its value, gradient and Hessian at one point. Here f(x₁, x₂) = a + b₁x₁ +"
            + " b₂x₂ + c₁₁x₁² + c₁₂x₁x₂ + c₂₂x₂².",
        List.of(
            Law.of(
                "∇f(0) = [b₁, b₂]",
                "\\nabla f(0,0) = \\begin{bmatrix} b_1 & b_2 \\end{bmatrix}",
                new Shape(Size.ONE, Size.TWO),
                atOrigin,
                in -> row(in[3][0], in[4][0]),
                QUADRATIC,
                0,
                1),
            new Law(
                "Hf(0) = [2c₁₁, c₁₂; c₁₂, 2c₂₂]",
                "\\mathbf{H}f(0,0) = \\begin{bmatrix} 2c_{11} & c_{12} \\\\ c_{12} & 2c_{22}"
                    + " \\end{bmatrix}",
                TWO_BY_TWO,
                atOrigin,
                HessianRules::quadraticHessian,
                Autodiff.hessian(QUADRATIC, 0, 1)),
            new Law(
                "f(x) = f(0) + ∇f(0)·x + ½·xᵀ·Hf(0)·x",
                "f(\\mathbf{x}) = f(0) + \\nabla f(0)\\cdot\\mathbf{x} +"
                    + " \\tfrac{1}{2}\\mathbf{x}^\\top\\mathbf{H}f(0)\\mathbf{x}",
                Shape.SCALAR,
                join(List.of(Input.scalar("x₁"), Input.scalar("x₂")), constants),
                in -> scalar(rebuilt(in)),
                in -> scalar(Autodiff.value(QUADRATIC, in)))));
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

  private static List<Input> join(List<Input> first, List<Input> then) {
    List<Input> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
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

  private static Rule hessian() {
    return Rule.of(
        "hessian",
        Group.HESSIANS,
        SECTION,
        "The Hessian holds all second derivatives; it is symmetric, since the order of"
            + " differentiation does not matter. Here f(x, y) = x·exp(−x² − y²).",
        List.of(
            Law.of(
                "∇f = e^(−x²−y²)·[1 − 2x², −2xy]",
                "\\nabla f(x,y) = e^{-x^2-y^2}\\begin{bmatrix} 1-2x^2 & -2xy \\end{bmatrix}",
                new Shape(Size.ONE, Size.TWO),
                X_Y,
                in -> row(gradient(in[0][0], in[1][0])),
                BUMP,
                0,
                1),
            new Law(
                "Hf = e^(−x²−y²)·[4x³ − 6x, 4x²y − 2y; 4x²y − 2y, 4xy² − 2x]",
                "\\mathbf{H}f(x,y) = e^{-x^2-y^2}\\begin{bmatrix} 4x^3-6x & 4x^2y-2y \\\\"
                    + " 4x^2y-2y & 4xy^2-2x \\end{bmatrix}",
                TWO_BY_TWO,
                X_Y,
                in -> Matrices.of(hessian(in[0][0], in[1][0])),
                Autodiff.hessian(BUMP, 0, 1))),
        new Example(
            "gradient and Hessian at (−1, 0)",
            "\\text{gradient and Hessian at } (-1, 0)",
            HessianRules::atSourcePoint));
  }

  private static List<Line> atSourcePoint() {
    double[] gradient = gradient(-1, 0);
    double[][] hessian = hessian(-1, 0);
    RealMatrix automatic = Autodiff.hessian(BUMP, SOURCE_POINT, 0, 1);
    String oneOverE = "0.367879441171442";
    String twoOverE = "0.735758882342885";
    return List.of(
        Line.value("f = −e⁻¹", "f = -e^{-1}", -StrictMath.exp(-1), "-" + oneOverE, BUMP, -1, 0),
        Line.partial(
            "∂f/∂x = −e⁻¹",
            "\\frac{\\partial f}{\\partial x} = -e^{-1}",
            gradient[0],
            "-" + oneOverE,
            BUMP,
            0,
            -1,
            0),
        Line.partial("∂f/∂y", "\\frac{\\partial f}{\\partial y}", gradient[1], "0", BUMP, 1, -1, 0),
        new Line("H₁₁ = 2e⁻¹", "H_{11}", hessian[0][0], automatic.getEntry(0, 0), twoOverE),
        new Line("H₁₂", "H_{12}", hessian[0][1], automatic.getEntry(0, 1), "0"),
        new Line("H₂₂ = 2e⁻¹", "H_{22}", hessian[1][1], automatic.getEntry(1, 1), twoOverE));
  }

  /** The quadratic of the source at (−1, 0), with the ½ of the general formula. */
  private static double bestQuadratic(double x, double y) {
    return StrictMath.exp(-1) * (-1 - (x + 1) + (x + 1) * (x + 1) + y * y);
  }

  private static double taylor(double x, double y) {
    return Autodiff.taylor(BUMP, SOURCE_POINT, 2, new double[] {x + 1, y}, 0, 1);
  }

  private static Rule bestQuadratic() {
    return Rule.of(
        "best-quadratic",
        Group.HESSIANS,
        SECTION,
        "Value, gradient and half the Hessian make the quadratic that fits best. For x·exp(−x² −"
            + " y²) at (−1, 0) the Hessian is 2e⁻¹I, so the squares get the factor 1. (Some"
            + " printings of [L] show 2(x + 1)² + 2y², which leaves out the ½.)",
        List.of(
            new Law(
                "f(x, y) ≈ e⁻¹·(−1 − (x + 1) + (x + 1)² + y²), to second order",
                "f(x,y) \\approx e^{-1}\\left(-1 - (x+1) + (x+1)^2 + y^2\\right)",
                Shape.SCALAR,
                X_Y,
                in -> scalar(bestQuadratic(in[0][0], in[1][0])),
                in -> scalar(taylor(in[0][0], in[1][0])))),
        new Example(
            "at (−0.9, 0.1), a step away from (−1, 0)",
            "\\text{at } (-0.9, 0.1)",
            () ->
                List.of(
                    Line.value(
                        "f",
                        "f(-0.9, 0.1)",
                        -0.9 * StrictMath.exp(-0.81 - 0.01),
                        "-0.396388489055399",
                        BUMP,
                        -0.9,
                        0.1),
                    new Line(
                        "the quadratic",
                        "e^{-1}\\left(-1 - (x+1) + (x+1)^2 + y^2\\right)",
                        bestQuadratic(-0.9, 0.1),
                        taylor(-0.9, 0.1),
                        "-0.397309796465158"))));
  }
}
