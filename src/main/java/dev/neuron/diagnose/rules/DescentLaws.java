package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** [L]: what gradient and Hessian say about the neighbourhood of a point. */
final class DescentLaws {
  private static final double LN_2 = StrictMath.log(2);

  /** f(x, y) = ln(eˣ + eʸ). */
  private static final Function LOG_SUM = in -> one(in[0][0].exp().add(in[1][0].exp()).log());

  /** f(x) = 3x⁴ − 4x³ − 12x². */
  private static final Function QUARTIC =
      in ->
          one(
              in[0][0]
                  .pow(4)
                  .multiply(3)
                  .subtract(in[0][0].pow(3).multiply(4))
                  .subtract(in[0][0].pow(2).multiply(12)));

  private DescentLaws() {}

  static void addTo(Formulas formulas) {
    addLinear(formulas);
    addSteepest(formulas);
    addCritical(formulas);
  }

  private static double[] gradient(double x, double y) {
    double sum = StrictMath.exp(x) + StrictMath.exp(y);
    return new double[] {StrictMath.exp(x) / sum, StrictMath.exp(y) / sum};
  }

  private static double value(double x, double y) {
    return StrictMath.log(StrictMath.exp(x) + StrictMath.exp(y));
  }

  /** f(p) + ε·∇f(p) at p = (0, ln 2). */
  private static double approximation(double e1, double e2) {
    double[] gradient = gradient(0, LN_2);
    return value(0, LN_2) + e1 * gradient[0] + e2 * gradient[1];
  }

  private static double linearised(double e1, double e2) {
    double[][] point = {{0}, {LN_2}};
    return Autodiff.taylor(LOG_SUM, point, 1, new double[] {e1, e2}, 0, 1);
  }

  private static void addLinear(Formulas formulas) {
    double[] gradient = gradient(0, LN_2);
    formulas
        .rule("linear-approximation")
        .law(in -> row(gradient(in[0][0], in[1][0])), LOG_SUM)
        .sides(
            in -> scalar(StrictMath.log(3) + in[0][0] / 3 + 2 * in[1][0] / 3),
            in -> scalar(linearised(in[0][0], in[1][0])))
        .value(value(0, LN_2), LOG_SUM, 0, LN_2)
        .partial(gradient[0], LOG_SUM, 0, 0, LN_2)
        .partial(gradient[1], LOG_SUM, 1, 0, LN_2)
        .number(approximation(0.01, -0.03), linearised(0.01, -0.03))
        .value(value(0.01, LN_2 - 0.03), LOG_SUM, 0.01, LN_2 - 0.03);
  }

  private static void addSteepest(Formulas formulas) {
    Function along =
        in ->
            LOG_SUM.at(
                new DerivativeStructure[][] {
                  one(in[1][0].add(in[0][0].multiply(in[3][0]))),
                  one(in[2][0].add(in[0][0].multiply(in[4][0]))),
                });
    formulas
        .rule("steepest-descent")
        .law(
            in -> {
              double[] gradient = gradient(in[1][0], in[2][0]);
              return scalar(in[3][0] * gradient[0] + in[4][0] * gradient[1]);
            },
            along)
        .sides(
            in -> scalar(-length(gradient(in[1][0], in[2][0]))),
            in -> {
              double[] gradient = gradient(in[1][0], in[2][0]);
              double length = length(gradient);
              double[][] downhill = {
                in[0], in[1], in[2], {-gradient[0] / length}, {-gradient[1] / length},
              };
              return Autodiff.jacobian(along, downhill, 0);
            });
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1]);
  }

  private static double quartic(double x) {
    return 3 * x * x * x * x - 4 * x * x * x - 12 * x * x;
  }

  private static double slope(double x) {
    return 12 * x * (x - 2) * (x + 1);
  }

  private static void addCritical(Formulas formulas) {
    formulas
        .rule("critical-points")
        .law(in -> scalar(slope(in[0][0])), QUARTIC)
        .slope(slope(-1), QUARTIC, -1)
        .slope(slope(0), QUARTIC, 0)
        .slope(slope(2), QUARTIC, 2)
        .value(quartic(-1), QUARTIC, -1)
        .value(quartic(0), QUARTIC, 0)
        .value(quartic(2), QUARTIC, 2);
  }
}
