package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.rules.Matrices.identity;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] from "Review: Scalar derivative rules" to "Generalization of the Jacobian". */
final class ScalarLaws {
  private static final double AT = 2;

  /** f(x, y) = 3x²y. */
  private static final Function F =
      in -> one(in[0][0].multiply(in[0][0]).multiply(in[1][0]).multiply(3));

  /** f over g(x, y) = 2x + y⁸. */
  private static final Function F_AND_G =
      in ->
          new DerivativeStructure[] {
            F.at(in)[0], in[0][0].multiply(2).add(in[1][0].pow(8)),
          };

  private ScalarLaws() {}

  static void addTo(Formulas formulas) {
    addTable(formulas);
    addJacobians(formulas);
  }

  private static void addTable(Formulas formulas) {
    formulas
        .rule("constant")
        .law(in -> scalar(0), in -> one(in[1][0]))
        .slope(0, in -> one(in[0][0].multiply(0).add(99)), AT);
    formulas
        .rule("constant-factor")
        .law(
            in -> scalar(in[1][0] * StrictMath.cos(in[0][0])),
            in -> one(in[1][0].multiply(in[0][0].sin())))
        .slope(3, in -> one(in[0][0].multiply(3)), AT)
        .slope(9 + 18 * AT, in -> one(in[0][0].add(in[0][0].multiply(in[0][0])).multiply(9)), AT);
    formulas
        .rule("power")
        .law(
            in -> scalar(in[1][0] * StrictMath.pow(in[0][0], in[1][0] - 1)),
            in -> one(in[0][0].pow(in[1][0].getValue())))
        .slope(3 * AT * AT, in -> one(in[0][0].pow(3)), AT);
    formulas
        .rule("sum")
        .law(
            in -> scalar(StrictMath.cos(in[0][0]) + StrictMath.exp(in[0][0])),
            in -> one(in[0][0].sin().add(in[0][0].exp())))
        .slope(2 * AT + 3, in -> one(in[0][0].pow(2).add(in[0][0].multiply(3))), AT);
    formulas
        .rule("difference")
        .law(
            in -> scalar(StrictMath.cos(in[0][0]) - StrictMath.exp(in[0][0])),
            in -> one(in[0][0].sin().subtract(in[0][0].exp())))
        .slope(2 * AT - 3, in -> one(in[0][0].pow(2).subtract(in[0][0].multiply(3))), AT);
    formulas
        .rule("product")
        .law(
            in -> {
              double f = StrictMath.sin(in[0][0]);
              double g = StrictMath.exp(in[0][0]);
              return scalar(f * g + StrictMath.cos(in[0][0]) * g);
            },
            in -> one(in[0][0].sin().multiply(in[0][0].exp())))
        .slope(AT * AT + AT * 2 * AT, in -> one(in[0][0].pow(2).multiply(in[0][0])), AT);
    Function logOfSquare = in -> one(square(in[0][0]).log());
    formulas
        .rule("chain")
        .law(in -> scalar(1 / (in[0][0] * in[0][0]) * (2 * in[0][0])), logOfSquare)
        .slope(2 / AT, logOfSquare, AT);
  }

  private static void addJacobians(Formulas formulas) {
    formulas
        .rule("partial-derivatives")
        .law(in -> scalar(6 * in[1][0] * in[0][0]), F)
        .law(in -> scalar(3 * in[0][0] * in[0][0]), F);
    Function product = in -> one(in[0][0].multiply(in[1][0]));
    formulas
        .rule("partial-product")
        .law(in -> scalar(in[1][0]), product)
        .law(in -> scalar(in[0][0]), product);
    formulas.rule("gradient").law(in -> row(6 * in[1][0] * in[0][0], 3 * in[0][0] * in[0][0]), F);
    formulas
        .rule("jacobian")
        .law(
            in -> {
              double x = in[0][0];
              double y = in[1][0];
              return Matrices.of(
                  new double[][] {{6 * y * x, 3 * x * x}, {2, 8 * StrictMath.pow(y, 7)}});
            },
            F_AND_G);
    Function weightedSines =
        in -> Autodiff.times(in[0], Autodiff.each(in[1], DerivativeStructure::sin));
    formulas.rule("jacobian-stack").law(ScalarLaws::ofWeightedSines, weightedSines);
    Formulas.OfRule shapes = formulas.rule("jacobian-shapes");
    for (int k = 0; k < 4; k++) { // a number or a vector, by a number or a vector
      shapes.law(ScalarLaws::ofWeightedSines, weightedSines);
    }
    formulas.rule("identity").law(in -> identity(in[0].length), in -> in[0]);
  }

  /** The Jacobian of A·sin(x) by x, whatever A's shape: A·diag(cos x). */
  private static RealMatrix ofWeightedSines(double[][] in) {
    double[] cosines = Matrices.each(in[1], StrictMath::cos);
    return Matrices.rows(in[0], in[1].length).multiply(Matrices.diagonal(cosines));
  }
}
