package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.dot;
import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.autodiff.Autodiff.sum;
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
    addFirstOrder(formulas);
    addLinear(formulas);
    addSteepest(formulas);
    addCritical(formulas);
    addExercises(formulas);
  }

  /** L(w) = Σ sin wᵢ + w₁wₙ, whose gradient at a point and slope along a step are found by hand. */
  private static void addFirstOrder(Formulas formulas) {
    Function l =
        in ->
            one(
                sum(each(in[0], DerivativeStructure::sin))
                    .add(in[0][0].multiply(in[0][in[0].length - 1])));
    formulas
        .rule("first-order")
        .law(in -> row(lossGradient(in[0])), l)
        .sides(
            in -> scalar(loss(in[0]) + in[1][0] * lossGradient(in[0])[0]),
            in -> {
              double[] step = new double[in[0].length];
              step[0] = in[1][0];
              return scalar(Autodiff.taylor(l, in, 1, step, 0));
            })
        .sides(
            in -> scalar(loss(in[0]) + Matrices.dot(in[1], lossGradient(in[0]))),
            in -> scalar(Autodiff.taylor(l, in, 1, in[1], 0)));
    Function m = in -> one(in[0][0].pow(2).multiply(in[1][0].sin()));
    Function product = in -> one(in[0][0].multiply(in[1][0]));
    double w2ByTen = 0.1 * 3;
    formulas
        .rule("cross-term")
        .sides(
            in -> scalar(2 * in[0][0] * StrictMath.cos(in[1][0])),
            in -> scalar(Autodiff.hessian(m, in, 0, 1).getEntry(1, 0)))
        .sides(
            in -> {
              double w1 = in[0][0];
              double w2 = in[1][0];
              double e1 = in[2][0];
              double e2 = in[3][0];
              return scalar(w1 * w2 + e2 * w1 + e1 * w2 + e1 * e2);
            },
            in -> {
              double[] step = {in[2][0], in[3][0]};
              return scalar(Autodiff.taylor(product, in, 2, step, 0, 1));
            })
        .value(2 * 3 + 0.01 * 2 + w2ByTen + 0.1 * 0.01, product, 2.1, 3.01)
        .second(1, product, 0, 1, 2, 3);
  }

  private static double loss(double[] w) {
    return Matrices.sum(Matrices.each(w, StrictMath::sin)) + w[0] * w[w.length - 1];
  }

  private static double[] lossGradient(double[] w) {
    double[] gradient = Matrices.each(w, StrictMath::cos);
    gradient[0] += w[w.length - 1];
    gradient[w.length - 1] += w[0];
    return gradient;
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
            in -> scalar(-Matrices.norm(gradient(in[1][0], in[2][0]))),
            in -> {
              double[] gradient = gradient(in[1][0], in[2][0]);
              double length = Matrices.norm(gradient);
              double[][] downhill = {
                in[0], in[1], in[2], {-gradient[0] / length}, {-gradient[1] / length},
              };
              return Autodiff.jacobian(along, downhill, 0);
            });
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

  /** [L] "Exercises". */
  private static void addExercises(Formulas formulas) {
    Function dot = in -> one(dot(in[0], in[1]));
    Function turned = in -> one(dot(in[1], in[0]));
    formulas.rule("exercise-linear").law(in -> row(in[0]), dot).law(in -> row(in[0]), turned);
    formulas
        .rule("exercise-norm")
        .law(
            in -> row(in[0]).scalarMultiply(1 / Matrices.norm(in[0])),
            in -> one(dot(in[0], in[0]).sqrt()));
    Function alongBoth = in -> LOG_SUM.at(shifted(in));
    formulas.rule("exercise-gradient-sum").law(in -> scalar(1), alongBoth);
    Function f =
        in -> one(square(in[0][0]).multiply(in[1][0]).add(in[0][0].multiply(square(in[1][0]))));
    formulas
        .rule("exercise-saddle")
        .law(
            in -> {
              double x = in[0][0];
              double y = in[1][0];
              return row(2 * x * y + y * y, x * x + 2 * x * y);
            },
            f)
        .law(
            in -> scalar(6 * in[0][0] * in[0][0]),
            in -> f.at(new DerivativeStructure[][] {in[0], in[0]}))
        .partial(0, f, 0, 0, 0)
        .partial(0, f, 1, 0, 0)
        .value(2 * 0.001, f, 0.1, 0.1)
        .value(-2 * 0.001, f, -0.1, -0.1);
    Function g =
        in -> one(sum(each(each(in[0], in[1], DerivativeStructure::subtract), Autodiff::square)));
    formulas
        .rule("exercise-opposite")
        .sides(
            in -> row(Matrices.each(middle(in), in[1], (x, q) -> -2 * (x - q))),
            in -> Autodiff.jacobian(g, new double[][] {middle(in), in[0]}, 0));
  }

  /** The minimum of ‖x − p‖² + ‖x − q‖². */
  private static double[] middle(double[][] in) {
    return Matrices.each(in[0], in[1], (p, q) -> (p + q) / 2);
  }

  /** Both x and y moved by t. */
  private static DerivativeStructure[][] shifted(DerivativeStructure[][] in) {
    return new DerivativeStructure[][] {one(in[1][0].add(in[0][0])), one(in[2][0].add(in[0][0]))};
  }
}
