package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.rules.Matrices.row;

import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.autodiff.Side;
import java.util.List;

/**
 * [L] "Multivariate Chain Rule" and "The Backpropagation Algorithm": one gradient in two orders.
 *
 * <pre>
 *    a = (w+x+y+z)²    u = (a+b)²
 *    b = (w+x−y−z)²    v = (a−b)²    f = (u+v)²
 * </pre>
 */
final class CompositeRules {
  private static final Function A =
      in -> one(square(in[0][0].add(in[1][0]).add(in[2][0]).add(in[3][0])));
  private static final Function B =
      in -> one(square(in[0][0].add(in[1][0]).subtract(in[2][0]).subtract(in[3][0])));
  private static final Function U = in -> one(square(A.at(in)[0].add(B.at(in)[0])));
  private static final Function V = in -> one(square(A.at(in)[0].subtract(B.at(in)[0])));
  private static final Function F = in -> one(square(U.at(in)[0].add(V.at(in)[0])));

  /** f as a function of u and v alone. */
  private static final Function F_OF_U_V = in -> one(square(in[0][0].add(in[1][0])));

  /** f as a function of a and b alone. */
  private static final Function F_OF_A_B =
      in -> one(square(square(in[0][0].add(in[1][0])).add(square(in[0][0].subtract(in[1][0])))));

  private static final double[] POINT = {-1, 0, -2, 1};
  private static final String[] NAMES = {"w", "x", "y", "z"};
  private static final String AT = "(w, x, y, z) = (−1, 0, −2, 1)";
  private static final String AT_LATEX = "(w,x,y,z) = (-1,0,-2,1)";
  private static final List<Input> INPUTS =
      List.of(
          Input.scalar("w").between(-1, 1),
          Input.scalar("x").between(-1, 1),
          Input.scalar("y").between(-1, 1),
          Input.scalar("z").between(-1, 1));

  private CompositeRules() {}

  static List<Rule> all() {
    return List.of(forward(), backward());
  }

  /**
   * The values and single-step partials at a point.
   *
   * @param aBy ∂a/∂w, ∂a/∂x, ∂a/∂y, ∂a/∂z
   * @param bBy ∂b/∂w, ∂b/∂x, ∂b/∂y, ∂b/∂z
   */
  private record Steps(double a, double b, double u, double v, double[] aBy, double[] bBy) {
    static Steps at(double... p) {
      double plus = p[0] + p[1] + p[2] + p[3];
      double minus = p[0] + p[1] - p[2] - p[3];
      double a = plus * plus;
      double b = minus * minus;
      double[] aBy = {2 * plus, 2 * plus, 2 * plus, 2 * plus};
      double[] bBy = {2 * minus, 2 * minus, -2 * minus, -2 * minus};
      return new Steps(a, b, (a + b) * (a + b), (a - b) * (a - b), aBy, bBy);
    }

    double f() {
      return (u + v) * (u + v);
    }

    /** ∂f/∂u and ∂f/∂v alike. */
    double outer() {
      return 2 * (u + v);
    }

    double uByA() {
      return 2 * (a + b);
    }

    double vByA() {
      return 2 * (a - b);
    }

    /** ∂u/∂w for input k = w: from the inputs towards f. */
    double uBy(int k) {
      return uByA() * aBy[k] + uByA() * bBy[k];
    }

    double vBy(int k) {
      return vByA() * aBy[k] - vByA() * bBy[k];
    }

    double forward(int k) {
      return outer() * uBy(k) + outer() * vBy(k);
    }

    /** ∂f/∂a: from f towards the inputs. */
    double fByA() {
      return outer() * uByA() + outer() * vByA();
    }

    double fByB() {
      return outer() * uByA() - outer() * vByA();
    }

    double backward(int k) {
      return fByA() * aBy[k] + fByB() * bBy[k];
    }
  }

  private static Steps steps(double[][] in) {
    return Steps.at(in[0][0], in[1][0], in[2][0], in[3][0]);
  }

  private static Rule forward() {
    return Rule.of(
        "composite-forward",
        Group.CHAINS,
        new Citation(Source.L, "Multivariate Chain Rule"),
        "From the inputs to f, one input at a time: how w changes u and v, and they f. a ="
            + " (w+x+y+z)², b = (w+x−y−z)², u = (a+b)², v = (a−b)², f = (u+v)².",
        List.of(
            law(
                "∂f/∂w = ∂f/∂u·∂u/∂w + ∂f/∂v·∂v/∂w, and so for x, y, z",
                "\\frac{\\partial f}{\\partial w} = \\frac{\\partial f}{\\partial u}"
                    + "\\frac{\\partial u}{\\partial w} + \\frac{\\partial f}{\\partial v}"
                    + "\\frac{\\partial v}{\\partial w}",
                in -> {
                  Steps s = steps(in);
                  return row(s.forward(0), s.forward(1), s.forward(2), s.forward(3));
                })),
        new Example("f at " + AT, "f \\text{ at } " + AT_LATEX, CompositeRules::values),
        new Example(
            "forward, for w at " + AT,
            "\\text{forward, for } w \\text{ at } " + AT_LATEX,
            CompositeRules::forwardForW));
  }

  private static Rule backward() {
    return Rule.of(
        "composite-backward",
        Group.CHAINS,
        new Citation(Source.L, "The Backpropagation Algorithm"),
        "From f back to the inputs, all inputs at once: ∂f/∂a and ∂f/∂b are computed a single time"
            + " and serve w, x, y and z. Same functions as composite-forward, same gradient.",
        List.of(
            law(
                "∂f/∂w = ∂f/∂a·∂a/∂w + ∂f/∂b·∂b/∂w, and so for x, y, z",
                "\\frac{\\partial f}{\\partial w} = \\frac{\\partial f}{\\partial a}"
                    + "\\frac{\\partial a}{\\partial w} + \\frac{\\partial f}{\\partial b}"
                    + "\\frac{\\partial b}{\\partial w}",
                in -> {
                  Steps s = steps(in);
                  return row(s.backward(0), s.backward(1), s.backward(2), s.backward(3));
                })),
        new Example(
            "backward, for all inputs at " + AT,
            "\\text{backward, for all inputs at } " + AT_LATEX,
            CompositeRules::backwardForAll));
  }

  private static Law law(String symbols, String latex, Side closedForm) {
    return Law.of(
        symbols, latex, new Shape(Size.ONE, Size.FOUR), INPUTS, closedForm, F, 0, 1, 2, 3);
  }

  private static List<Line> values() {
    Steps s = Steps.at(POINT);
    return List.of(
        Line.value("a", "a", s.a(), "4", A, POINT),
        Line.value("b", "b", s.b(), "0", B, POINT),
        Line.value("u", "u", s.u(), "16", U, POINT),
        Line.value("v", "v", s.v(), "16", V, POINT),
        Line.value("f", "f", s.f(), "1024", F, POINT));
  }

  private static List<Line> forwardForW() {
    Steps s = Steps.at(POINT);
    return List.of(
        partial("a", "w", s.aBy()[0], "-4", A, 0),
        partial("b", "w", s.bBy()[0], "0", B, 0),
        partial("u", "w", s.uBy(0), "-32", U, 0),
        partial("v", "w", s.vBy(0), "-32", V, 0),
        partial("f", "w", s.forward(0), "-4096", F, 0));
  }

  private static List<Line> backwardForAll() {
    Steps s = Steps.at(POINT);
    Line[] lines = new Line[8];
    lines[0] = partial("f", "u", s.outer(), "64", F_OF_U_V, 0, s.u(), s.v());
    lines[1] = partial("f", "v", s.outer(), "64", F_OF_U_V, 1, s.u(), s.v());
    lines[2] = partial("f", "a", s.fByA(), "1024", F_OF_A_B, 0, s.a(), s.b());
    lines[3] = partial("f", "b", s.fByB(), "0", F_OF_A_B, 1, s.a(), s.b());
    for (int k = 0; k < NAMES.length; k++) {
      lines[4 + k] = partial("f", NAMES[k], s.backward(k), "-4096", F, k);
    }
    return List.of(lines);
  }

  private static Line partial(
      String of, String by, double closedForm, String expected, Function function, int index) {
    return partial(of, by, closedForm, expected, function, index, POINT);
  }

  private static Line partial(
      String of,
      String by,
      double closedForm,
      String expected,
      Function function,
      int index,
      double... point) {
    return Line.partial(
        "∂" + of + "/∂" + by,
        "\\frac{\\partial " + of + "}{\\partial " + by + "}",
        closedForm,
        expected,
        function,
        index,
        point);
  }
}
