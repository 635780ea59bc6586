package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Function;
import java.util.List;

/** [P] "Review: Scalar derivative rules": the table, each row with its example. */
final class ScalarRules {
  private static final Citation TABLE = new Citation(Source.P, "Review: Scalar derivative rules");
  private static final Input X = Input.scalar("x");
  private static final Input C = Input.scalar("c");
  private static final double AT = 2;

  private ScalarRules() {}

  static List<Rule> all() {
    return List.of(constant(), constantFactor(), power(), sum(), difference(), product(), chain());
  }

  private static Rule constant() {
    Function ninetyNine = in -> one(in[0][0].multiply(0).add(99));
    return Rule.of(
        "constant",
        Group.SCALARS,
        TABLE,
        "A constant does not change with x.",
        List.of(
            Law.of(
                "dc/dx = 0",
                "\\frac{d}{dx}\\,c = 0",
                Shape.SCALAR,
                List.of(X, C),
                in -> scalar(0),
                in -> one(in[1][0]),
                0)),
        new Example(
            "d(99)/dx at x = 2",
            "\\frac{d}{dx}\\,99 \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial("d(99)/dx", "\\frac{d}{dx}\\,99", 0, "0", ninetyNine, 0, AT))));
  }

  private static Rule constantFactor() {
    Function triple = in -> one(in[0][0].multiply(3));
    Function nine = in -> one(in[0][0].add(in[0][0].multiply(in[0][0]).multiply(3)).multiply(9));
    return Rule.of(
        "constant-factor",
        Group.SCALARS,
        TABLE,
        "A constant factor is pulled out of the derivative. Here f is the sine.",
        List.of(
            Law.of(
                "d(c·f)/dx = c·df/dx",
                "\\frac{d}{dx}\\,c f = c\\,\\frac{df}{dx}",
                Shape.SCALAR,
                List.of(X, C),
                in -> scalar(in[1][0] * StrictMath.cos(in[0][0])),
                in -> one(in[1][0].multiply(in[0][0].sin())),
                0)),
        new Example(
            "3x and 9(x + 3x²) at x = 2",
            "3x \\text{ and } 9(x + 3x^2) \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial("d(3x)/dx = 3", "\\frac{d}{dx}\\,3x = 3", 3, "3", triple, 0, AT),
                    Line.partial(
                        "d(9(x + 3x²))/dx = 9 + 54x",
                        "\\frac{d}{dx}\\,9(x + 3x^2) = 9 + 54x",
                        9 + 54 * AT,
                        "117",
                        nine,
                        0,
                        AT))));
  }

  private static Rule power() {
    Function cube = in -> one(in[0][0].pow(3));
    return Rule.of(
        "power",
        Group.SCALARS,
        TABLE,
        "The exponent comes down as a factor and is one less.",
        List.of(
            Law.of(
                "d(xⁿ)/dx = n·xⁿ⁻¹",
                "\\frac{d}{dx}\\,x^n = n x^{n-1}",
                Shape.SCALAR,
                List.of(X.between(0.1, 2), Input.scalar("n")),
                in -> scalar(in[1][0] * StrictMath.pow(in[0][0], in[1][0] - 1)),
                in -> one(in[0][0].pow(in[1][0].getValue())),
                0)),
        new Example(
            "x³ at x = 2",
            "x^3 \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial(
                        "d(x³)/dx = 3x²",
                        "\\frac{d}{dx}\\,x^3 = 3x^2",
                        3 * AT * AT,
                        "12",
                        cube,
                        0,
                        AT))));
  }

  private static Rule sum() {
    Function example = in -> one(in[0][0].pow(2).add(in[0][0].multiply(3)));
    return Rule.of(
        "sum",
        Group.SCALARS,
        TABLE,
        "The derivative of a sum is the sum of the derivatives. Here f = sin x and g = eˣ.",
        List.of(
            Law.of(
                "d(f + g)/dx = df/dx + dg/dx",
                "\\frac{d}{dx}(f + g) = \\frac{df}{dx} + \\frac{dg}{dx}",
                Shape.SCALAR,
                List.of(X),
                in -> scalar(StrictMath.cos(in[0][0]) + StrictMath.exp(in[0][0])),
                in -> one(in[0][0].sin().add(in[0][0].exp())),
                0)),
        new Example(
            "x² + 3x at x = 2",
            "x^2 + 3x \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial(
                        "d(x² + 3x)/dx = 2x + 3",
                        "\\frac{d}{dx}(x^2 + 3x) = 2x + 3",
                        2 * AT + 3,
                        "7",
                        example,
                        0,
                        AT))));
  }

  private static Rule difference() {
    Function example = in -> one(in[0][0].pow(2).subtract(in[0][0].multiply(3)));
    return Rule.of(
        "difference",
        Group.SCALARS,
        TABLE,
        "The derivative of a difference is the difference of the derivatives. Here f = sin x"
            + " and g = eˣ.",
        List.of(
            Law.of(
                "d(f − g)/dx = df/dx − dg/dx",
                "\\frac{d}{dx}(f - g) = \\frac{df}{dx} - \\frac{dg}{dx}",
                Shape.SCALAR,
                List.of(X),
                in -> scalar(StrictMath.cos(in[0][0]) - StrictMath.exp(in[0][0])),
                in -> one(in[0][0].sin().subtract(in[0][0].exp())),
                0)),
        new Example(
            "x² − 3x at x = 2",
            "x^2 - 3x \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial(
                        "d(x² − 3x)/dx = 2x − 3",
                        "\\frac{d}{dx}(x^2 - 3x) = 2x - 3",
                        2 * AT - 3,
                        "1",
                        example,
                        0,
                        AT))));
  }

  private static Rule product() {
    Function example = in -> one(in[0][0].pow(2).multiply(in[0][0]));
    return Rule.of(
        "product",
        Group.SCALARS,
        TABLE,
        "Each factor is differentiated in turn while the other one stays. Here f = sin x and"
            + " g = eˣ.",
        List.of(
            Law.of(
                "d(f·g)/dx = f·dg/dx + df/dx·g",
                "\\frac{d}{dx}\\,f g = f\\,\\frac{dg}{dx} + \\frac{df}{dx}\\,g",
                Shape.SCALAR,
                List.of(X),
                in -> {
                  double f = StrictMath.sin(in[0][0]);
                  double g = StrictMath.exp(in[0][0]);
                  return scalar(f * g + StrictMath.cos(in[0][0]) * g);
                },
                in -> one(in[0][0].sin().multiply(in[0][0].exp())),
                0)),
        new Example(
            "x²·x at x = 2",
            "x^2\\,x \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial(
                        "d(x²·x)/dx = x² + x·2x = 3x²",
                        "\\frac{d}{dx}\\,x^2 x = x^2 + x\\,2x = 3x^2",
                        AT * AT + AT * 2 * AT,
                        "12",
                        example,
                        0,
                        AT))));
  }

  private static Rule chain() {
    Function logOfSquare = in -> one(square(in[0][0]).log());
    return Rule.of(
        "chain",
        Group.SCALARS,
        TABLE,
        "With u = g(x), the derivative of f(g(x)) is that of f by u times that of u by x. Here"
            + " f = ln u and u = x².",
        List.of(
            Law.of(
                "d f(g(x))/dx = df/du·du/dx",
                "\\frac{d}{dx}\\,f(g(x)) = \\frac{df(u)}{du}\\,\\frac{du}{dx},\\quad u = g(x)",
                Shape.SCALAR,
                List.of(X.awayFromZero()),
                in -> scalar(1 / (in[0][0] * in[0][0]) * (2 * in[0][0])),
                logOfSquare,
                0)),
        new Example(
            "ln(x²) at x = 2",
            "\\ln(x^2) \\text{ at } x = 2",
            () ->
                List.of(
                    Line.partial(
                        "d ln(x²)/dx = 1/x²·2x = 2/x",
                        "\\frac{d}{dx}\\ln(x^2) = \\frac{1}{x^2}\\,2x = \\frac{2}{x}",
                        2 / AT,
                        "1",
                        logOfSquare,
                        0,
                        AT))));
  }
}
