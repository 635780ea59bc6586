package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.dot;
import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.relu;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * [P] and [D]: the activations, by the functions that the trainer itself uses, and the neuron and
 * its loss, down to the sum that the trainer computes.
 */
final class NeuronLaws {
  private static final Activation SIGMOID = new Activation(Activation.Kind.SIGMOID, 1);
  private static final Activation TWICE = new Activation(Activation.Kind.RELU, 2);

  private NeuronLaws() {}

  static void addTo(Formulas formulas) {
    addActivations(formulas);
    addNeuron(formulas);
    addLoss(formulas);
  }

  private static void addActivations(Formulas formulas) {
    Function clipped = in -> one(relu(in[0][0]));
    formulas
        .rule("relu")
        .law(in -> scalar(Activation.RELU.derivative(in[0][0])), clipped)
        .law(
            in -> diagonal(Matrices.each(in[0], x -> x > 0 ? 1 : 0)),
            in -> each(in[0], Autodiff::relu))
        .slope(Activation.RELU.derivative(3), clipped, 3)
        .slope(Activation.RELU.derivative(0), clipped, 0)
        .slope(Activation.RELU.derivative(-3), clipped, -3);
    Function twice = in -> one(relu(in[0][0]).multiply(2));
    formulas
        .rule("slope-relu")
        .law(
            in -> scalar(new Activation(Activation.Kind.RELU, in[1][0]).derivative(in[0][0])),
            in -> one(in[1][0].multiply(relu(in[0][0]))))
        .slope(TWICE.derivative(1), twice, 1)
        .slope(TWICE.derivative(0), twice, 0)
        .slope(TWICE.derivative(-1), twice, -1);
    Function logistic = in -> one(logistic(in[0][0]));
    formulas
        .rule("sigmoid")
        .law(
            in -> {
              double a = SIGMOID.value(in[0][0]);
              return scalar(a * (1 - a));
            },
            logistic)
        .value(SIGMOID.value(0), logistic, 0)
        .slope(SIGMOID.derivative(0), logistic, 0)
        .slope(SIGMOID.derivative(0.5), logistic, 0.5);
    formulas
        .rule("activation-jacobian")
        .law(
            in -> diagonal(Matrices.each(in[0], SIGMOID::derivative)),
            in -> each(in[0], NeuronLaws::logistic))
        .law(
            in -> diagonal(Matrices.each(in[0], TWICE::derivative)),
            in -> each(in[0], z -> relu(z).multiply(2)));
  }

  private static DerivativeStructure logistic(DerivativeStructure z) {
    return z.negate().exp().add(1).reciprocal();
  }

  private static void addNeuron(Formulas formulas) {
    Function affine = in -> one(dot(in[0], in[2]).add(in[1][0]));
    Function neuron = in -> each(affine.at(in), Autodiff::relu);
    formulas.rule("affine").law(in -> row(in[2]), affine).law(in -> scalar(1), affine);
    formulas.rule("augmented").law(in -> row(with(in[2], 1)), affine);
    formulas
        .rule("neuron")
        .law(in -> row(in[2]).scalarMultiply(isActive(in[0], in[1][0], in[2]) ? 1 : 0), neuron)
        .law(in -> scalar(isActive(in[0], in[1][0], in[2]) ? 1 : 0), neuron);
  }

  private static void addLoss(Formulas formulas) {
    Function cost = in -> one(cost(in[0], in[1][0], in[2], in[3]));
    formulas.rule("loss-weights").law(in -> row(Arrays.copyOf(gradient(in), in[0].length)), cost);
    formulas.rule("loss-bias").law(in -> scalar(gradient(in)[in[0].length]), cost);
    formulas.rule("loss").law(NeuronLaws::gradientOfTrainer, cost);
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
