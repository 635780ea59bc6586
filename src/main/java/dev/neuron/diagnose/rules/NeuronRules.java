package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.dot;
import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.relu;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P]: the neuron and its loss, down to the sum that the trainer computes. */
final class NeuronRules {
  private static final Citation ACTIVATION =
      new Citation(Source.P, "The gradient of neuron activation");
  private static final Citation WEIGHTS =
      new Citation(Source.P, "The gradient with respect to the weights");
  private static final Citation BIAS =
      new Citation(Source.P, "The derivative with respect to the bias");
  private static final List<Input> W_B_X =
      List.of(Input.vector("w"), Input.scalar("b"), Input.vector("x"));
  private static final List<Input> W_B_X_Y =
      List.of(
          Input.vector("w"),
          Input.scalar("b"),
          Input.matrix("X", Size.COUNT, Size.N),
          Input.matrix("y", Size.COUNT, Size.ONE));

  private static final Function AFFINE = in -> one(dot(in[0], in[2]).add(in[1][0]));
  private static final Function NEURON = in -> each(AFFINE.at(in), Autodiff::relu);
  private static final Function COST = in -> one(cost(in[0], in[1][0], in[2], in[3]));

  private NeuronRules() {}

  static List<Rule> all() {
    return List.of(affine(), augmented(), neuron(), lossByWeights(), lossByBias(), loss());
  }

  private static Rule affine() {
    return Rule.of(
        "affine",
        Group.NEURON,
        ACTIVATION,
        "z = w·x + b: the weights' slopes are the inputs, the bias's is 1.",
        List.of(
            Law.of(
                "∂(w·x + b)/∂w = xᵀ",
                "\\frac{\\partial}{\\partial\\mathbf{w}}(\\mathbf{w}\\cdot\\mathbf{x}+b) ="
                    + " \\mathbf{x}^\\top",
                Shape.ROW,
                W_B_X,
                in -> row(in[2]),
                AFFINE,
                0),
            Law.of(
                "∂(w·x + b)/∂b = 1",
                "\\frac{\\partial}{\\partial b}(\\mathbf{w}\\cdot\\mathbf{x}+b) = 1",
                Shape.SCALAR,
                W_B_X,
                in -> scalar(1),
                AFFINE,
                1)));
  }

  private static Rule augmented() {
    return Rule.of(
        "augmented",
        Group.NEURON,
        BIAS,
        "With a 1 behind the inputs the bias becomes one more weight: ŵ = [w; b], x̂ = [x; 1] and z"
            + " = ŵ·x̂.",
        List.of(
            Law.of(
                "∂(ŵ·x̂)/∂ŵ = x̂ᵀ = [xᵀ, 1]",
                "\\frac{\\partial}{\\partial\\hat{\\mathbf{w}}}"
                    + "(\\hat{\\mathbf{w}}\\cdot\\hat{\\mathbf{x}}) = \\hat{\\mathbf{x}}^\\top"
                    + " = \\begin{bmatrix} \\mathbf{x}^\\top & 1 \\end{bmatrix}",
                new Shape(Size.ONE, Size.N_AND_ONE),
                W_B_X,
                in -> row(with(in[2], 1)),
                AFFINE,
                0,
                1)));
  }

  private static Rule neuron() {
    return Rule.of(
        "neuron",
        Group.NEURON,
        ACTIVATION,
        "Where the affine value is clipped nothing changes; elsewhere it is as if max were not"
            + " there.",
        List.of(
            Law.of(
                "∂max(0, w·x + b)/∂w = xᵀ where w·x + b > 0, else 0ᵀ",
                "\\frac{\\partial}{\\partial\\mathbf{w}}\\max(0,\\mathbf{w}\\cdot\\mathbf{x}+b) ="
                    + " \\begin{cases} \\vec{0}^{\\,\\top} & \\mathbf{w}\\cdot\\mathbf{x}+b \\leq 0"
                    + " \\\\ \\mathbf{x}^\\top & \\mathbf{w}\\cdot\\mathbf{x}+b > 0 \\end{cases}",
                Shape.ROW,
                W_B_X,
                in -> row(in[2]).scalarMultiply(isActive(in[0], in[1][0], in[2]) ? 1 : 0),
                NEURON,
                0),
            Law.of(
                "∂max(0, w·x + b)/∂b = 1 where w·x + b > 0, else 0",
                "\\frac{\\partial}{\\partial b}\\max(0,\\mathbf{w}\\cdot\\mathbf{x}+b) ="
                    + " \\begin{cases} 0 & \\mathbf{w}\\cdot\\mathbf{x}+b \\leq 0"
                    + " \\\\ 1 & \\mathbf{w}\\cdot\\mathbf{x}+b > 0 \\end{cases}",
                Shape.SCALAR,
                W_B_X,
                in -> scalar(isActive(in[0], in[1][0], in[2]) ? 1 : 0),
                NEURON,
                1)));
  }

  private static Rule lossByWeights() {
    return Rule.of(
        "loss-weights",
        Group.NEURON,
        WEIGHTS,
        "The errors eᵢ = w·xᵢ + b − yᵢ of the active examples weigh their inputs. The case split is"
            + " made for each example on its own, inside the sum.",
        List.of(
            Law.of(
                "∂C/∂w = (2/N)·Σ eᵢ·xᵢᵀ over the examples with w·xᵢ + b > 0",
                "\\frac{\\partial C}{\\partial\\mathbf{w}} = \\frac{2}{N}"
                    + "\\sum_{i:\\,\\mathbf{w}\\cdot\\mathbf{x}_i+b>0} e_i\\,\\mathbf{x}_i^\\top",
                Shape.ROW,
                W_B_X_Y,
                in -> row(Arrays.copyOf(gradient(in), in[0].length)),
                COST,
                0)));
  }

  private static Rule lossByBias() {
    return Rule.of(
        "loss-bias",
        Group.NEURON,
        BIAS,
        "For the bias the input is 1: twice the mean error, clipped examples counting as 0.",
        List.of(
            Law.of(
                "∂C/∂b = (2/N)·Σ eᵢ over the examples with w·xᵢ + b > 0",
                "\\frac{\\partial C}{\\partial b} = \\frac{2}{N}"
                    + "\\sum_{i:\\,\\mathbf{w}\\cdot\\mathbf{x}_i+b>0} e_i",
                Shape.SCALAR,
                W_B_X_Y,
                in -> scalar(gradient(in)[in[0].length]),
                COST,
                1)));
  }

  private static Rule loss() {
    return new Rule(
        "loss",
        Group.NEURON,
        List.of(WEIGHTS, BIAS),
        "Both at once, as the trainer computes it: the closed form here is the sum that every run"
            + " of this program descends on.",
        List.of(
            Law.of(
                "∇C = (2/N)·Σ eᵢ·x̂ᵢᵀ over the examples with ŵ·x̂ᵢ > 0",
                "\\n"
                    + "abla C ="
                    + " \\frac{2}{N}\\sum_{i:\\,\\hat{\\mathbf{w}}\\cdot\\hat{\\mathbf{x}}_i>0}"
                    + " e_i\\,\\hat{\\mathbf{x}}_i^\\top",
                new Shape(Size.ONE, Size.N_AND_ONE),
                W_B_X_Y,
                NeuronRules::gradientOfTrainer,
                COST,
                0,
                1)),
        List.of());
  }

  /** C = (1/N) Σ (y − max(0, w·x + b))². */
  private static DerivativeStructure cost(
      DerivativeStructure[] w,
      DerivativeStructure b,
      DerivativeStructure[] x,
      DerivativeStructure[] y) {
    DerivativeStructure sum = b.multiply(0);
    for (int i = 0; i < y.length; i++) {
      DerivativeStructure[] example = Arrays.copyOfRange(x, i * w.length, (i + 1) * w.length);
      DerivativeStructure v = y[i].subtract(relu(dot(w, example).add(b)));
      sum = sum.add(v.multiply(v));
    }
    return sum.divide(y.length);
  }

  /** The paper's sum as it is written, [∂C/∂w, ∂C/∂b]. */
  private static double[] gradient(double[][] in) {
    double[] w = in[0];
    double b = in[1][0];
    double[] gradient = new double[w.length + 1];
    for (int i = 0; i < in[3].length; i++) {
      double[] x = Arrays.copyOfRange(in[2], i * w.length, (i + 1) * w.length);
      if (isActive(w, b, x)) {
        double e = product(w, x) + b - in[3][i];
        for (int j = 0; j < w.length; j++) {
          gradient[j] += 2 * e * x[j] / in[3].length;
        }
        gradient[w.length] += 2 * e / in[3].length;
      }
    }
    return gradient;
  }

  private static RealMatrix gradientOfTrainer(double[][] in) {
    int features = in[0].length;
    GradientSum sum = new GradientSum(Neuron.PAPER, features);
    sum.add(new Block(in[2], in[3], null, in[3].length, features), with(in[0], in[1][0]));
    double[] gradient = new double[features + 1];
    sum.gradient(gradient);
    return row(gradient);
  }

  private static boolean isActive(double[] w, double b, double[] x) {
    return product(w, x) + b > 0;
  }

  private static double product(double[] w, double[] x) {
    return Matrices.sum(Matrices.each(w, x, (weight, value) -> weight * value));
  }

  private static double[] with(double[] x, double last) {
    double[] augmented = Arrays.copyOf(x, x.length + 1);
    augmented[x.length] = last;
    return augmented;
  }
}
