package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.rules.Matrices.identity;

import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.autodiff.Side;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "Derivatives of vector element-wise binary operators": every Jacobian is diagonal. */
final class ElementwiseRules {
  private static final Citation SECTION =
      new Citation(Source.P, "Derivatives of vector element-wise binary operators");
  private static final Input W = Input.vector("w");
  private static final Input X = Input.vector("x");

  private ElementwiseRules() {}

  /**
   * An operator on w and x, element by element.
   *
   * @param text the operation as text
   * @param latex the operation as LaTeX
   * @param inputs w and x
   * @param f the operation
   */
  private record Operator(String text, String latex, List<Input> inputs, Function f) {

    /** ∂(w ○ x)/∂w. */
    Law byW(String text, String latex, Side jacobian) {
      return by("w", 0, text, latex, jacobian);
    }

    /** ∂(w ○ x)/∂x. */
    Law byX(String text, String latex, Side jacobian) {
      return by("x", 1, text, latex, jacobian);
    }

    private Law by(String variable, int input, String text, String latex, Side jacobian) {
      String derivative =
          "\\frac{\\partial(" + this.latex + ")}{\\partial\\mathbf{" + variable + "}} = ";
      return Law.of(
          "∂" + this.text + "/∂" + variable + " = " + text,
          derivative + latex,
          Shape.SQUARE,
          inputs,
          jacobian,
          f,
          input);
    }
  }

  private static Operator operator(String text, String latex, Function f) {
    return new Operator(text, latex, List.of(W, X), f);
  }

  private static Rule rule(String name, String words, Law byW, Law byX) {
    return Rule.of(name, Group.ELEMENTWISE, SECTION, words, List.of(byW, byX));
  }

  static List<Rule> all() {
    return List.of(anyOperator(), add(), subtract(), multiply(), divide(), max());
  }

  private static Rule anyOperator() {
    Operator product =
        operator(
            "(f(w) ○ g(x))",
            "\\mathbf{f}(\\mathbf{w}) \\bigcirc \\mathbf{g}(\\mathbf{x})",
            in -> each(sines(in[0]), exponentials(in[1]), DerivativeStructure::multiply));
    String diagonal =
        "\\operatorname{diag}\\left(\\frac{\\partial}{\\partial %_i}"
            + "(f_i(w_i) \\bigcirc g_i(x_i))\\right)";
    return rule(
        "elementwise",
        "Where fᵢ depends on wᵢ alone and gᵢ on xᵢ alone, the Jacobian of an element-wise operator"
            + " ○ is diagonal. Here ○ is the product, fᵢ = sin wᵢ and gᵢ = exp xᵢ.",
        product.byW(
            "diag(∂(fᵢ ○ gᵢ)/∂wᵢ)",
            diagonal.replace("%", "w"),
            in -> diagonal(in, (w, x) -> StrictMath.cos(w) * StrictMath.exp(x))),
        product.byX(
            "diag(∂(fᵢ ○ gᵢ)/∂xᵢ)",
            diagonal.replace("%", "x"),
            in -> diagonal(in, (w, x) -> StrictMath.sin(w) * StrictMath.exp(x))));
  }

  private static Rule add() {
    Operator plus =
        operator(
            "(w + x)",
            "\\mathbf{w}+\\mathbf{x}",
            in -> each(in[0], in[1], DerivativeStructure::add));
    return rule(
        "vector-add",
        "Adding a vector shifts the other one: both Jacobians are the identity.",
        plus.byW("I", "I", in -> identity(in[0].length)),
        plus.byX("I", "I", in -> identity(in[1].length)));
  }

  private static Rule subtract() {
    Operator minus =
        operator(
            "(w − x)",
            "\\mathbf{w}-\\mathbf{x}",
            in -> each(in[0], in[1], DerivativeStructure::subtract));
    return rule(
        "vector-subtract",
        "What is subtracted counts with the opposite sign.",
        minus.byW("I", "I", in -> identity(in[0].length)),
        minus.byX("−I", "-I", in -> identity(in[1].length).scalarMultiply(-1)));
  }

  private static Rule multiply() {
    Operator times =
        operator(
            "(w ⊗ x)",
            "\\mathbf{w}\\otimes\\mathbf{x}",
            in -> each(in[0], in[1], DerivativeStructure::multiply));
    return rule(
        "vector-multiply",
        "Each element of an element-wise product changes as fast as the other factor is large.",
        times.byW("diag(x)", "\\operatorname{diag}(\\mathbf{x})", in -> Matrices.diagonal(in[1])),
        times.byX("diag(w)", "\\operatorname{diag}(\\mathbf{w})", in -> Matrices.diagonal(in[0])));
  }

  private static Rule divide() {
    Operator over =
        new Operator(
            "(w ⊘ x)",
            "\\mathbf{w}\\oslash\\mathbf{x}",
            List.of(W, X.awayFromZero()),
            in -> each(in[0], in[1], DerivativeStructure::divide));
    return rule(
        "vector-divide",
        "The element-wise quotient follows the rule for 1/x in its denominator.",
        over.byW(
            "diag(1/xᵢ)",
            "\\operatorname{diag}\\left(\\frac{1}{x_i}\\right)",
            in -> diagonal(in, (w, x) -> 1 / x)),
        over.byX(
            "diag(−wᵢ/xᵢ²)",
            "\\operatorname{diag}\\left(\\frac{-w_i}{x_i^2}\\right)",
            in -> diagonal(in, (w, x) -> -w / (x * x))));
  }

  private static Rule max() {
    Operator larger =
        operator(
            "max(w, x)",
            "\\max(\\mathbf{w},\\mathbf{x})",
            in -> each(in[0], in[1], (w, x) -> w.getValue() > x.getValue() ? w : x));
    return rule(
        "vector-max",
        "The element-wise maximum passes the larger element on and forgets the other; where both"
            + " are equal it passes x on, as max(0, z) does with 0.",
        larger.byW(
            "diag(1 where wᵢ > xᵢ, else 0)",
            "\\operatorname{diag}(1 \\text{ if } w_i > x_i \\text{ else } 0)",
            in -> diagonal(in, (w, x) -> w > x ? 1 : 0)),
        larger.byX(
            "diag(0 where wᵢ > xᵢ, else 1)",
            "\\operatorname{diag}(0 \\text{ if } w_i > x_i \\text{ else } 1)",
            in -> diagonal(in, (w, x) -> w > x ? 0 : 1)));
  }

  private static RealMatrix diagonal(double[][] in, DoubleBinaryOperator entry) {
    return Matrices.diagonal(Matrices.each(in[0], in[1], entry));
  }

  private static DerivativeStructure[] sines(DerivativeStructure[] w) {
    return each(w, DerivativeStructure::sin);
  }

  private static DerivativeStructure[] exponentials(DerivativeStructure[] x) {
    return each(x, DerivativeStructure::exp);
  }
}
