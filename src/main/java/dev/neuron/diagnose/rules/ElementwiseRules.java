package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.rules.Autodiff.each;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.identity;

import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** [P] "Derivatives of vector element-wise binary operators": every Jacobian is diagonal. */
final class ElementwiseRules {
  private static final Citation SECTION =
      new Citation(Source.P, "Derivatives of vector element-wise binary operators");
  private static final Input W = Input.vector("w");
  private static final Input X = Input.vector("x");
  private static final String BY_W = "\\frac{\\partial(%)}{\\partial\\mathbf{w}} = ";
  private static final String BY_X = "\\frac{\\partial(%)}{\\partial\\mathbf{x}} = ";

  private ElementwiseRules() {}

  static List<Rule> all() {
    return List.of(anyOperator(), add(), subtract(), multiply(), divide(), max());
  }

  private static Rule anyOperator() {
    Function product = in -> each(sines(in[0]), exponentials(in[1]), DerivativeStructure::multiply);
    return Rule.of(
        "elementwise",
        Group.ELEMENTWISE,
        SECTION,
        "Where fᵢ depends on wᵢ alone and gᵢ on xᵢ alone, the Jacobian of an element-wise operator"
            + " ○ is diagonal. Here ○ is the product, fᵢ = sin wᵢ and gᵢ = exp xᵢ.",
        List.of(
            Law.of(
                "∂(f(w) ○ g(x))/∂w = diag(∂(fᵢ ○ gᵢ)/∂wᵢ)",
                latex(BY_W, "\\mathbf{f}(\\mathbf{w}) \\bigcirc \\mathbf{g}(\\mathbf{x})")
                    + "\\operatorname{diag}\\left(\\frac{\\partial}{\\partial w_i}"
                    + "(f_i(w_i) \\bigcirc g_i(x_i))\\right)",
                Shape.SQUARE,
                List.of(W, X),
                in ->
                    diagonal(
                        Matrices.each(
                            in[0], in[1], (w, x) -> StrictMath.cos(w) * StrictMath.exp(x))),
                product,
                0),
            Law.of(
                "∂(f(w) ○ g(x))/∂x = diag(∂(fᵢ ○ gᵢ)/∂xᵢ)",
                latex(BY_X, "\\mathbf{f}(\\mathbf{w}) \\bigcirc \\mathbf{g}(\\mathbf{x})")
                    + "\\operatorname{diag}\\left(\\frac{\\partial}{\\partial x_i}"
                    + "(f_i(w_i) \\bigcirc g_i(x_i))\\right)",
                Shape.SQUARE,
                List.of(W, X),
                in ->
                    diagonal(
                        Matrices.each(
                            in[0], in[1], (w, x) -> StrictMath.sin(w) * StrictMath.exp(x))),
                product,
                1)));
  }

  private static Rule add() {
    Function f = in -> each(in[0], in[1], DerivativeStructure::add);
    return Rule.of(
        "vector-add",
        Group.ELEMENTWISE,
        SECTION,
        "Adding a vector shifts the other one: both Jacobians are the identity.",
        List.of(
            Law.of(
                "∂(w + x)/∂w = I",
                latex(BY_W, "\\mathbf{w}+\\mathbf{x}") + "I",
                Shape.SQUARE,
                List.of(W, X),
                in -> identity(in[0].length),
                f,
                0),
            Law.of(
                "∂(w + x)/∂x = I",
                latex(BY_X, "\\mathbf{w}+\\mathbf{x}") + "I",
                Shape.SQUARE,
                List.of(W, X),
                in -> identity(in[1].length),
                f,
                1)));
  }

  private static Rule subtract() {
    Function f = in -> each(in[0], in[1], DerivativeStructure::subtract);
    return Rule.of(
        "vector-subtract",
        Group.ELEMENTWISE,
        SECTION,
        "What is subtracted counts with the opposite sign.",
        List.of(
            Law.of(
                "∂(w − x)/∂w = I",
                latex(BY_W, "\\mathbf{w}-\\mathbf{x}") + "I",
                Shape.SQUARE,
                List.of(W, X),
                in -> identity(in[0].length),
                f,
                0),
            Law.of(
                "∂(w − x)/∂x = −I",
                latex(BY_X, "\\mathbf{w}-\\mathbf{x}") + "-I",
                Shape.SQUARE,
                List.of(W, X),
                in -> identity(in[1].length).scalarMultiply(-1),
                f,
                1)));
  }

  private static Rule multiply() {
    Function f = in -> each(in[0], in[1], DerivativeStructure::multiply);
    return Rule.of(
        "vector-multiply",
        Group.ELEMENTWISE,
        SECTION,
        "Each element of an element-wise product changes as fast as the other factor is large.",
        List.of(
            Law.of(
                "∂(w ⊗ x)/∂w = diag(x)",
                latex(BY_W, "\\mathbf{w}\\otimes\\mathbf{x}") + "\\operatorname{diag}(\\mathbf{x})",
                Shape.SQUARE,
                List.of(W, X),
                in -> diagonal(in[1]),
                f,
                0),
            Law.of(
                "∂(w ⊗ x)/∂x = diag(w)",
                latex(BY_X, "\\mathbf{w}\\otimes\\mathbf{x}") + "\\operatorname{diag}(\\mathbf{w})",
                Shape.SQUARE,
                List.of(W, X),
                in -> diagonal(in[0]),
                f,
                1)));
  }

  private static Rule divide() {
    Function f = in -> each(in[0], in[1], DerivativeStructure::divide);
    List<Input> inputs = List.of(W, X.awayFromZero());
    return Rule.of(
        "vector-divide",
        Group.ELEMENTWISE,
        SECTION,
        "The element-wise quotient follows the rule for 1/x in its denominator.",
        List.of(
            Law.of(
                "∂(w ⊘ x)/∂w = diag(1/xᵢ)",
                latex(BY_W, "\\mathbf{w}\\oslash\\mathbf{x}")
                    + "\\operatorname{diag}\\left(\\frac{1}{x_i}\\right)",
                Shape.SQUARE,
                inputs,
                in -> diagonal(Matrices.each(in[1], x -> 1 / x)),
                f,
                0),
            Law.of(
                "∂(w ⊘ x)/∂x = diag(−wᵢ/xᵢ²)",
                latex(BY_X, "\\mathbf{w}\\oslash\\mathbf{x}")
                    + "\\operatorname{diag}\\left(\\frac{-w_i}{x_i^2}\\right)",
                Shape.SQUARE,
                inputs,
                in -> diagonal(Matrices.each(in[0], in[1], (w, x) -> -w / (x * x))),
                f,
                1)));
  }

  private static Rule max() {
    Function f = in -> each(in[0], in[1], (w, x) -> w.getValue() > x.getValue() ? w : x);
    return Rule.of(
        "vector-max",
        Group.ELEMENTWISE,
        SECTION,
        "The element-wise maximum passes the larger element on and forgets the other; where both"
            + " are equal it passes x on, as max(0, z) does with 0.",
        List.of(
            Law.of(
                "∂max(w, x)/∂w = diag(1 where wᵢ > xᵢ, else 0)",
                latex(BY_W, "\\max(\\mathbf{w},\\mathbf{x})")
                    + "\\operatorname{diag}(1 \\text{ if } w_i > x_i \\text{ else } 0)",
                Shape.SQUARE,
                List.of(W, X),
                in -> diagonal(Matrices.each(in[0], in[1], (w, x) -> w > x ? 1 : 0)),
                f,
                0),
            Law.of(
                "∂max(w, x)/∂x = diag(0 where wᵢ > xᵢ, else 1)",
                latex(BY_X, "\\max(\\mathbf{w},\\mathbf{x})")
                    + "\\operatorname{diag}(0 \\text{ if } w_i > x_i \\text{ else } 1)",
                Shape.SQUARE,
                List.of(W, X),
                in -> diagonal(Matrices.each(in[0], in[1], (w, x) -> w > x ? 0 : 1)),
                f,
                1)));
  }

  private static String latex(String derivative, String what) {
    return derivative.replace("%", what);
  }

  private static DerivativeStructure[] sines(DerivativeStructure[] w) {
    return each(w, DerivativeStructure::sin);
  }

  private static DerivativeStructure[] exponentials(DerivativeStructure[] x) {
    return each(x, DerivativeStructure::exp);
  }
}
