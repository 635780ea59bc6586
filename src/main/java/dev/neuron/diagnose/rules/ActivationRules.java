package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.relu;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.math.Activation;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** [P] and [D]: the activations, by the functions that the trainer itself uses. */
final class ActivationRules {
  private static final Activation SIGMOID = new Activation(Activation.Kind.SIGMOID, 1);
  private static final Citation PAPER = new Citation(Source.P, "The gradient of neuron activation");
  private static final Citation D_SIGMOID = new Citation(Source.D, "eq. 11");
  private static final Citation D_RELU = new Citation(Source.D, "eq. 12");

  private ActivationRules() {}

  static List<Rule> all() {
    return List.of(maxOfZero(), slopeRelu(), sigmoid(), elementwise());
  }

  private static Rule maxOfZero() {
    return Rule.of(
        "relu",
        Group.ACTIVATIONS,
        PAPER,
        "max(0, z) follows z where z > 0 and is flat elsewhere; at the kink the derivative is taken"
            + " as 0. For a vector each element decides for itself.",
        List.of(
            Law.of(
                "d max(0, z)/dz = 1 where z > 0, else 0",
                "\\frac{\\partial}{\\partial z}\\max(0,z) = \\begin{cases} 0 & z \\leq 0 \\\\ 1 &"
                    + " z > 0 \\end{cases}",
                Shape.SCALAR,
                List.of(Input.scalar("z")),
                in -> scalar(Activation.RELU.derivative(in[0][0])),
                in -> one(relu(in[0][0])),
                0),
            Law.of(
                "∂max(0, x)/∂x = diag(1 where xᵢ > 0, else 0)",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\max(0,\\mathbf{x}) ="
                    + " \\operatorname{diag}\\left(\\begin{cases} 0 & x_i \\leq 0 \\\\ 1 & x_i > 0"
                    + " \\end{cases}\\right)",
                Shape.SQUARE,
                List.of(Input.vector("x")),
                in -> diagonal(Matrices.each(in[0], x -> x > 0 ? 1 : 0)),
                in -> each(in[0], Autodiff::relu),
                0)),
        new Example(
            "on, at and below the kink",
            "\\text{above, at and below the kink}",
            () -> List.of(kink("z = 3", 3, "1"), kink("z = 0", 0, "0"), kink("z = −3", -3, "0"))));
  }

  private static Line kink(String symbols, double z, String expected) {
    double slope = Activation.RELU.derivative(z);
    return Line.partial(
        "d max(0, z)/dz at " + symbols,
        "\\frac{\\partial}{\\partial z}\\max(0,z),\\ " + symbols.replace("−", "-"),
        slope,
        expected,
        in -> one(relu(in[0][0])),
        0,
        z);
  }

  private static Rule slopeRelu() {
    return Rule.of(
        "slope-relu",
        Group.ACTIVATIONS,
        D_RELU,
        "A relu of slope α is steeper by that factor where it is on, and still flat where it is"
            + " off.",
        List.of(
            Law.of(
                "d(α·max(0, z))/dz = α where z > 0, else 0",
                "\\frac{d}{dz}\\,\\alpha\\max(0,z) = \\begin{cases} 0 & z \\leq 0 \\\\ \\alpha &"
                    + " z > 0 \\end{cases}",
                Shape.SCALAR,
                List.of(Input.scalar("z"), Input.scalar("α").between(0.1, 2)),
                in -> scalar(new Activation(Activation.Kind.RELU, in[1][0]).derivative(in[0][0])),
                in -> one(in[1][0].multiply(relu(in[0][0]))),
                0)));
  }

  private static Rule sigmoid() {
    Function f = in -> one(logistic(in[0][0]));
    return Rule.of(
        "sigmoid",
        Group.ACTIVATIONS,
        D_SIGMOID,
        "The slope of the sigmoid is made of its own value.",
        List.of(
            Law.of(
                "dσ/dz = σ(z)·(1 − σ(z)), σ(z) = 1/(1 + e⁻ᶻ)",
                "\\frac{d\\sigma}{dz} = \\sigma(z)\\left(1 - \\sigma(z)\\right),\\quad"
                    + " \\sigma(z) = \\frac{1}{1 + e^{-z}}",
                Shape.SCALAR,
                List.of(Input.scalar("z")),
                in -> {
                  double a = SIGMOID.value(in[0][0]);
                  return scalar(a * (1 - a));
                },
                f,
                0)),
        new Example(
            "at z = 0 and z = 0.5",
            "\\text{at } z = 0 \\text{ and } z = 0.5",
            () ->
                List.of(
                    Line.value("σ(0)", "\\sigma(0)", SIGMOID.value(0), "1/2", f, 0),
                    Line.partial("σ'(0)", "\\sigma'(0)", SIGMOID.derivative(0), "1/4", f, 0, 0),
                    Line.partial(
                        "σ'(0.5)",
                        "\\sigma'(0.5)",
                        SIGMOID.derivative(0.5),
                        "0.235003712201594",
                        f,
                        0,
                        0.5))));
  }

  private static Rule elementwise() {
    return new Rule(
        "activation-jacobian",
        Group.ACTIVATIONS,
        List.of(D_SIGMOID, D_RELU),
        "An activation that works on each element has a diagonal Jacobian: its slopes at the"
            + " elements. Shown for the sigmoid and for the relu of slope 2.",
        List.of(
            Law.of(
                "∂σ(z)/∂z = diag(σ'(zᵢ)), σ the sigmoid",
                "\\frac{\\partial\\sigma(\\mathbf{z})}{\\partial\\mathbf{z}} ="
                    + " \\operatorname{diag}(\\sigma'(z_i))",
                Shape.SQUARE,
                List.of(Input.vector("z")),
                in -> diagonal(Matrices.each(in[0], SIGMOID::derivative)),
                in -> each(in[0], ActivationRules::logistic),
                0),
            Law.of(
                "∂r(z)/∂z = diag(r'(zᵢ)), r(z) = 2·max(0, z)",
                "\\frac{\\partial r(\\mathbf{z})}{\\partial\\mathbf{z}} ="
                    + " \\operatorname{diag}(r'(z_i)),\\quad r(z) = 2\\max(0,z)",
                Shape.SQUARE,
                List.of(Input.vector("z")),
                in ->
                    diagonal(
                        Matrices.each(in[0], new Activation(Activation.Kind.RELU, 2)::derivative)),
                in -> each(in[0], z -> relu(z).multiply(2)),
                0)),
        List.of());
  }

  private static DerivativeStructure logistic(DerivativeStructure z) {
    return z.negate().exp().add(1).reciprocal();
  }
}
