package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Function;
import java.util.List;

/** [P] "The Chain Rules": of one variable, and of several paths to it. */
final class ChainRules {
  private static final Citation SINGLE = new Citation(Source.P, "Single-variable chain rule");
  private static final Citation TOTAL =
      new Citation(Source.P, "Single-variable total-derivative chain rule");
  private static final List<Input> X = List.of(Input.scalar("x"));

  private ChainRules() {}

  static List<Rule> all() {
    return List.of(nested(), deeplyNested(), total(), totalInside(), totalProduct());
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
}
