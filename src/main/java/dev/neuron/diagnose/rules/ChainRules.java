package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.rules.Autodiff.each;
import static dev.neuron.diagnose.rules.Autodiff.one;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.scalar;
import static dev.neuron.diagnose.rules.Matrices.shaped;

import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "The Chain Rules": of one variable, of several paths, and of vectors. */
final class ChainRules {
  private static final Citation SINGLE = new Citation(Source.P, "Single-variable chain rule");
  private static final Citation TOTAL =
      new Citation(Source.P, "Single-variable total-derivative chain rule");
  private static final Citation VECTOR = new Citation(Source.P, "Vector chain rule");
  private static final List<Input> X = List.of(Input.scalar("x"));

  private ChainRules() {}

  static List<Rule> all() {
    return List.of(
        nested(),
        deeplyNested(),
        total(),
        totalInside(),
        totalProduct(),
        vectorOfScalar(),
        vector(),
        vectorElementwise());
  }

  private static Rule nested() {
    Function f = in -> one(square(in[0][0]).sin());
    return Rule.of(
        "chain-single",
        Group.CHAINS,
        SINGLE,
        "Name the inner part u = x², differentiate each part by its own variable, multiply, and"
            + " put x² back. Backward order is dy/du·du/dx, forward order du/dx·dy/du.",
        List.of(
            Law.of(
                "d sin(x²)/dx = dy/du·du/dx = cos(u)·2x = 2x·cos(x²)",
                "\\frac{d}{dx}\\sin(x^2) = \\frac{dy}{du}\\frac{du}{dx} = \\cos(u)\\,2x"
                    + " = 2x\\cos(x^2)",
                Shape.SCALAR,
                X,
                in -> {
                  double x = in[0][0];
                  double u = x * x;
                  return scalar(StrictMath.cos(u) * (2 * x));
                },
                f,
                0)),
        new Example(
            "sin(x²) at x = 2",
            "\\sin(x^2) \\text{ at } x = 2",
            () ->
                List.of(
                    Line.value("u = x²", "u = x^2", 4, "4", in -> one(square(in[0][0])), 2),
                    Line.partial(
                        "du/dx = 2x",
                        "\\frac{du}{dx} = 2x",
                        4,
                        "4",
                        in -> one(square(in[0][0])),
                        0,
                        2),
                    Line.partial(
                        "dy/du = cos u",
                        "\\frac{dy}{du} = \\cos u",
                        StrictMath.cos(4),
                        "-0.653643620863612",
                        in -> one(in[0][0].sin()),
                        0,
                        4),
                    Line.partial(
                        "dy/dx = 2x·cos(x²)",
                        "\\frac{dy}{dx} = 2x\\cos(x^2)",
                        4 * StrictMath.cos(4),
                        "-2.614574483454448",
                        f,
                        0,
                        2))));
  }

  private static Rule deeplyNested() {
    Function f = in -> one(square(in[0][0].pow(3).sin()).log());
    return Rule.of(
        "chain-nested",
        Group.CHAINS,
        SINGLE,
        "However deep the nesting, there is one factor for each intermediate variable: u₁ = x³,"
            + " u₂ = sin u₁, u₃ = u₂², y = ln u₃.",
        List.of(
            Law.of(
                "d ln(sin(x³)²)/dx = 1/u₃·2u₂·cos(u₁)·3x² = 6x²·cos(x³)/sin(x³)",
                "\\frac{d}{dx}\\ln(\\sin(x^3)^2) = \\frac{1}{u_3}\\,2u_2\\cos(u_1)\\,3x^2"
                    + " = \\frac{6x^2\\cos(x^3)}{\\sin(x^3)}",
                Shape.SCALAR,
                List.of(Input.scalar("x").between(0.3, 1.3)),
                in -> {
                  double x = in[0][0];
                  return scalar(6 * x * x * StrictMath.cos(x * x * x) / StrictMath.sin(x * x * x));
                },
                f,
                0)),
        new Example(
            "ln(sin(x³)²) at x = 1",
            "\\ln(\\sin(x^3)^2) \\text{ at } x = 1",
            () ->
                List.of(
                    Line.value(
                        "y = ln u₃",
                        "y = \\ln u_3",
                        StrictMath.log(StrictMath.sin(1) * StrictMath.sin(1)),
                        "-0.345207492538183",
                        f,
                        1),
                    Line.partial(
                        "dy/dx = 6x²·cos(x³)/sin(x³)",
                        "\\frac{dy}{dx} = \\frac{6x^2\\cos(x^3)}{\\sin(x^3)}",
                        6 * StrictMath.cos(1) / StrictMath.sin(1),
                        "3.852555695605984",
                        f,
                        0,
                        1))));
  }

  private static Rule total() {
    Function f = in -> one(in[0][0].add(square(in[0][0])));
    return Rule.of(
        "total-derivative",
        Group.CHAINS,
        TOTAL,
        "When x reaches y on several paths, directly and through uᵢ, the contributions of all paths"
            + " are added. Here u₁ = x² and u₂ = x + u₁.",
        List.of(
            Law.of(
                "d(x + x²)/dx = ∂u₂/∂x + ∂u₂/∂u₁·∂u₁/∂x = 1 + 2x",
                "\\frac{d}{dx}(x + x^2) = \\frac{\\partial u_2}{\\partial x} +"
                    + " \\frac{\\partial u_2}{\\partial u_1}\\frac{\\partial u_1}{\\partial x}"
                    + " = 1 + 2x",
                Shape.SCALAR,
                X,
                in -> {
                  double u2ByX = 1;
                  double u2ByU1 = 1;
                  double u1ByX = 2 * in[0][0];
                  return scalar(u2ByX + u2ByU1 * u1ByX);
                },
                f,
                0)),
        new Example(
            "x + x² from x = 1 to x = 2: y changes by 4, and not by 1",
            "x + x^2 \\text{ from } x = 1 \\text{ to } x = 2",
            () ->
                List.of(
                    Line.value("y(1)", "y(1)", 1 + 1, "2", f, 1),
                    Line.value("y(2)", "y(2)", 2 + 4, "6", f, 2),
                    Line.partial(
                        "dy/dx = 1 + 2x at x = 1",
                        "\\frac{dy}{dx} = 1 + 2x \\text{ at } x = 1",
                        1 + 2,
                        "3",
                        f,
                        0,
                        1))));
  }

  private static Rule totalInside() {
    Function f = in -> one(in[0][0].add(square(in[0][0])).sin());
    return Rule.of(
        "total-derivative-nested",
        Group.CHAINS,
        TOTAL,
        "The total derivative inside another function: u₁ = x², u₂ = x + u₁, u₃ = sin u₂.",
        List.of(
            Law.of(
                "d sin(x + x²)/dx = ∂u₃/∂u₂·∂u₂/∂x = cos(x + x²)·(1 + 2x)",
                "\\frac{d}{dx}\\sin(x + x^2) = \\frac{\\partial u_3}{\\partial u_2}"
                    + "\\frac{\\partial u_2}{\\partial x} = \\cos(x + x^2)(1 + 2x)",
                Shape.SCALAR,
                X,
                in -> scalar(StrictMath.cos(in[0][0] + in[0][0] * in[0][0]) * (1 + 2 * in[0][0])),
                f,
                0)),
        new Example(
            "sin(x + x²) at x = 1",
            "\\sin(x + x^2) \\text{ at } x = 1",
            () ->
                List.of(
                    Line.partial(
                        "dy/dx = cos(x + x²)·(1 + 2x)",
                        "\\frac{dy}{dx} = \\cos(x + x^2)(1 + 2x)",
                        StrictMath.cos(2) * 3,
                        "-1.248440509641427",
                        f,
                        0,
                        1))));
  }

  private static Rule totalProduct() {
    Function f = in -> one(in[0][0].multiply(square(in[0][0])));
    return Rule.of(
        "total-derivative-product",
        Group.CHAINS,
        TOTAL,
        "The same rule for a product, y = x·u₁ with u₁ = x²: the contributions are still added, not"
            + " multiplied.",
        List.of(
            Law.of(
                "d(x·x²)/dx = u₁ + x·2x = 3x²",
                "\\frac{d}{dx}(x \\cdot x^2) = \\frac{\\partial u_2}{\\partial x} +"
                    + " \\frac{\\partial u_2}{\\partial u_1}\\frac{\\partial u_1}{\\partial x}"
                    + " = u_1 + x\\,2x = 3x^2",
                Shape.SCALAR,
                X,
                in -> {
                  double x = in[0][0];
                  return scalar(x * x + x * (2 * x));
                },
                f,
                0)));
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
                ChainRules::productOfJacobians,
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
      DerivativeStructure[] row = java.util.Arrays.copyOfRange(a, i * x.length, (i + 1) * x.length);
      result[i] = Autodiff.dot(row, x);
    }
    return result;
  }

  private static DerivativeStructure[] squares(DerivativeStructure[] x) {
    return each(x, ChainRules::square);
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

  private static DerivativeStructure square(DerivativeStructure x) {
    return x.multiply(x);
  }
}
