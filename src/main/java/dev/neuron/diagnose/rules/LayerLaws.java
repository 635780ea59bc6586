package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.dot;
import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.times;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.identity;
import static dev.neuron.diagnose.rules.Matrices.row;

import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.math.Activation;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** Many neurons side by side, and one layer behind the other, by the chain rule of the sources. */
final class LayerLaws {
  private static final Activation TANH = new Activation(Activation.Kind.TANH, 1);

  private LayerLaws() {}

  static void addTo(Formulas formulas) {
    Function layer = in -> each(times(in[0], in[2]), in[1], DerivativeStructure::add);
    formulas
        .rule("layer")
        .law(in -> Matrices.rows(in[0], in[2].length), layer)
        .law(in -> identity(in[1].length), layer)
        .law(in -> column(in[3]).multiply(row(in[2])), in -> one(dot(in[3], layer.at(in))));
    Function active = in -> each(layer.at(in), DerivativeStructure::tanh);
    formulas
        .rule("layer-activation")
        .law(in -> slopes(in).multiply(Matrices.rows(in[0], in[2].length)), active)
        .law(LayerLaws::slopes, active);
    // W₂ · tanh(W₁ x), and a number made of it by v.
    Function network = in -> times(in[0], each(times(in[1], in[2]), DerivativeStructure::tanh));
    Function loss = in -> one(dot(in[3], network.at(in)));
    formulas
        .rule("two-layers")
        .law(
            in ->
                Matrices.rows(in[0], hidden(in).length)
                    .multiply(hiddenSlopes(in))
                    .multiply(Matrices.rows(in[1], in[2].length)),
            network)
        .law(in -> column(in[3]).multiply(row(hidden(in))), loss)
        .law(
            in -> {
              RealMatrix outer = Matrices.rows(in[0], hidden(in).length);
              RealMatrix back = row(in[3]).multiply(outer).multiply(hiddenSlopes(in));
              return back.transpose().multiply(row(in[2]));
            },
            loss);
  }

  /** diag(tanh'(Wx + b)). */
  private static RealMatrix slopes(double[][] in) {
    double[] product = Matrices.rows(in[0], in[2].length).operate(in[2]);
    return diagonal(Matrices.each(product, in[1], (z, b) -> TANH.derivative(z + b)));
  }

  private static double[] hidden(double[][] in) {
    return Matrices.each(Matrices.rows(in[1], in[2].length).operate(in[2]), TANH::value);
  }

  private static RealMatrix hiddenSlopes(double[][] in) {
    double[] z = Matrices.rows(in[1], in[2].length).operate(in[2]);
    return diagonal(Matrices.each(z, TANH::derivative));
  }
}
