package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** [L]: what a gradient says about the neighbourhood of a point. */
final class DescentRules {
  private static final List<Input> X_Y = List.of(Input.scalar("x"), Input.scalar("y"));
  private static final double LN_2 = StrictMath.log(2);

  /** f(x, y) = ln(eˣ + eʸ). */
  private static final Function LOG_SUM = in -> one(in[0][0].exp().add(in[1][0].exp()).log());

  /** f(x) = 3x⁴ − 4x³ − 12x². */
  private static final Function QUARTIC =
      in ->
          one(
              in[0][0]
                  .pow(4)
                  .multiply(3)
                  .subtract(in[0][0].pow(3).multiply(4))
                  .subtract(in[0][0].pow(2).multiply(12)));

  private DescentRules() {}

  static List<Rule> all() {
    return List.of(linearApproximation(), steepestDescent(), criticalPoints());
  }

  private static double[] gradient(double x, double y) {
    double sum = StrictMath.exp(x) + StrictMath.exp(y);
    return new double[] {StrictMath.exp(x) / sum, StrictMath.exp(y) / sum};
  }

  private static double value(double x, double y) {
    return StrictMath.log(StrictMath.exp(x) + StrictMath.exp(y));
  }

  /** f(p) + ε·∇f(p) at p = (0, ln 2). */
  private static double approximation(double e1, double e2) {
    double[] gradient = gradient(0, LN_2);
    return value(0, LN_2) + e1 * gradient[0] + e2 * gradient[1];
  }

  private static Rule linearApproximation() {
    return Rule.of(
        "linear-approximation",
        Group.DESCENT,
        new Citation(Source.L, "Higher-Dimensional Differentiation"),
        "Near a point a function is its value plus ε·∇f. Here f(x, y) = ln(eˣ + eʸ), near"
            + " (0, ln 2).",
        List.of(
            Law.of(
                "∇f = [eˣ/(eˣ + eʸ), eʸ/(eˣ + eʸ)]",
                "\\nabla f(x,y) = \\begin{bmatrix} \\frac{e^x}{e^x+e^y} &"
                    + " \\frac{e^y}{e^x+e^y} \\end{bmatrix}",
                new Shape(Size.ONE, Size.TWO),
                X_Y,
                in -> row(gradient(in[0][0], in[1][0])),
                LOG_SUM,
                0,
                1),
            new Law(
                "f(ε₁, ln 2 + ε₂) ≈ ln 3 + ε₁/3 + 2ε₂/3, to first order",
                "f(\\epsilon_1, \\ln 2 + \\epsilon_2) \\approx \\ln 3 +"
                    + " \\tfrac{1}{3}\\epsilon_1 + \\tfrac{2}{3}\\epsilon_2",
                Shape.SCALAR,
                List.of(Input.scalar("ε₁"), Input.scalar("ε₂")),
                in -> scalar(StrictMath.log(3) + in[0][0] / 3 + 2 * in[1][0] / 3),
                in -> scalar(linearised(in[0][0], in[1][0])))),
        new Example(
            "ln(eˣ + eʸ) at (0, ln 2)",
            "\\ln(e^x + e^y) \\text{ at } (0, \\ln 2)",
            () -> {
              double[] gradient = gradient(0, LN_2);
              return List.of(
                  Line.value(
                      "f = ln 3",
                      "f = \\ln 3",
                      value(0, LN_2),
                      "1.098612288668110",
                      LOG_SUM,
                      0,
                      LN_2),
                  Line.partial(
                      "∂f/∂x",
                      "\\frac{\\partial f}{\\partial x}",
                      gradient[0],
                      "1/3",
                      LOG_SUM,
                      0,
                      0,
                      LN_2),
                  Line.partial(
                      "∂f/∂y",
                      "\\frac{\\partial f}{\\partial y}",
                      gradient[1],
                      "2/3",
                      LOG_SUM,
                      1,
                      0,
                      LN_2));
            }),
        new Example(
            "ε = (0.01, −0.03): approximation and true value",
            "\\epsilon = (0.01, -0.03)",
            () ->
                List.of(
                    new Line(
                        "f + ε·∇f",
                        "f + \\epsilon\\cdot\\nabla f",
                        approximation(0.01, -0.03),
                        linearised(0.01, -0.03),
                        "1.081946"),
                    Line.value(
                        "f(0.01, ln 2 − 0.03)",
                        "f(0.01, \\ln 2 - 0.03)",
                        value(0.01, LN_2 - 0.03),
                        "1.082124",
                        LOG_SUM,
                        0.01,
                        LN_2 - 0.03))));
  }

  private static double linearised(double e1, double e2) {
    double[][] point = {{0}, {LN_2}};
    return Autodiff.taylor(LOG_SUM, point, 1, new double[] {e1, e2}, 0, 1);
  }

  private static Rule steepestDescent() {
    Input still = Input.scalar("t").between(0, 0);
    List<Input> moving =
        List.of(
            still, Input.scalar("x"), Input.scalar("y"), Input.scalar("v₁"), Input.scalar("v₂"));
    Function along =
        in ->
            LOG_SUM.at(
                new DerivativeStructure[][] {
                  one(in[1][0].add(in[0][0].multiply(in[3][0]))),
                  one(in[2][0].add(in[0][0].multiply(in[4][0]))),
                });
    return Rule.of(
        "steepest-descent",
        Group.DESCENT,
        new Citation(Source.L, "Geometry of Gradients and Gradient Descent"),
        "Along v a function changes by v·∇f = ‖v‖‖∇f‖·cos θ; among all directions of length 1 it"
            + " falls fastest along −∇f, by ‖∇f‖. Here f(x, y) = ln(eˣ + eʸ), and t = 0.",
        List.of(
            Law.of(
                "d f(p + t·v)/dt = v·∇f(p)",
                "\\frac{d}{dt} f(\\mathbf{p} + t\\mathbf{v}) = \\mathbf{v}\\cdot\\nabla"
                    + " f(\\mathbf{p})",
                Shape.SCALAR,
                moving,
                in -> {
                  double[] gradient = gradient(in[1][0], in[2][0]);
                  return scalar(in[3][0] * gradient[0] + in[4][0] * gradient[1]);
                },
                along,
                0),
            new Law(
                "d f(p + t·v)/dt = −‖∇f(p)‖ for v = −∇f(p)/‖∇f(p)‖",
                "\\frac{d}{dt} f(\\mathbf{p} + t\\mathbf{v}) = -\\|\\nabla f(\\mathbf{p})\\|"
                    + " \\text{ for } \\mathbf{v} = -\\frac{\\nabla f(\\mathbf{p})}"
                    + "{\\|\\nabla f(\\mathbf{p})\\|}",
                Shape.SCALAR,
                List.of(still, Input.scalar("x"), Input.scalar("y")),
                in -> scalar(-length(gradient(in[1][0], in[2][0]))),
                in -> {
                  double[] gradient = gradient(in[1][0], in[2][0]);
                  double length = length(gradient);
                  double[][] downhill = {
                    in[0], in[1], in[2], {-gradient[0] / length}, {-gradient[1] / length},
                  };
                  return Autodiff.jacobian(along, downhill, 0);
                })));
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1]);
  }

  private static double quartic(double x) {
    return 3 * x * x * x * x - 4 * x * x * x - 12 * x * x;
  }

  private static double slope(double x) {
    return 12 * x * (x - 2) * (x + 1);
  }

  private static Rule criticalPoints() {
    return Rule.of(
        "critical-points",
        Group.DESCENT,
        new Citation(Source.L, "A Note on Mathematical Optimization"),
        "A minimum can only be where the gradient is zero. For 3x⁴ − 4x³ − 12x² that is at −1, 0"
            + " and 2; the least of the three values is at 2.",
        List.of(
            Law.of(
                "d(3x⁴ − 4x³ − 12x²)/dx = 12x³ − 12x² − 24x = 12x(x − 2)(x + 1)",
                "\\frac{d}{dx}(3x^4 - 4x^3 - 12x^2) = 12x^3 - 12x^2 - 24x = 12x(x-2)(x+1)",
                Shape.SCALAR,
                List.of(Input.scalar("x")),
                in -> scalar(slope(in[0][0])),
                QUARTIC,
                0)),
        new Example(
            "slope and value at −1, 0 and 2",
            "\\text{slope and value at } {-1}, 0 \\text{ and } 2",
            () ->
                List.of(
                    Line.partial("df/dx at −1", "f'(-1)", slope(-1), "0", QUARTIC, 0, -1),
                    Line.partial("df/dx at 0", "f'(0)", slope(0), "0", QUARTIC, 0, 0),
                    Line.partial("df/dx at 2", "f'(2)", slope(2), "0", QUARTIC, 0, 2),
                    Line.value("f(−1)", "f(-1)", quartic(-1), "-5", QUARTIC, -1),
                    Line.value("f(0)", "f(0)", quartic(0), "0", QUARTIC, 0),
                    Line.value("f(2)", "f(2)", quartic(2), "-32", QUARTIC, 2))));
  }
}
