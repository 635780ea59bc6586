package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.sum;
import static dev.neuron.diagnose.autodiff.Autodiff.times;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.identity;
import static dev.neuron.diagnose.rules.Matrices.ones;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P]: element-wise operators, scalar expansion and vector sum reduction. */
final class VectorLaws {
  private VectorLaws() {}

  static void addTo(Formulas formulas) {
    addOperators(formulas);
    addComparison(formulas);
    addExpansion(formulas);
    addReductions(formulas);
  }

  private static void addOperators(Formulas formulas) {
    Function product =
        in ->
            each(
                each(in[0], DerivativeStructure::sin),
                each(in[1], DerivativeStructure::exp),
                DerivativeStructure::multiply);
    formulas
        .rule("elementwise")
        .law(in -> diagonal(in, (w, x) -> StrictMath.cos(w) * StrictMath.exp(x)), product)
        .law(in -> diagonal(in, (w, x) -> StrictMath.sin(w) * StrictMath.exp(x)), product);
    // f(w) = A·sin(w), so that every fᵢ depends on all of w, unless A is diagonal.
    formulas
        .rule("elementwise-jacobian")
        .law(
            in ->
                Matrices.diagonal(Matrices.each(in[2], StrictMath::exp))
                    .multiply(Matrices.rows(in[0], in[1].length))
                    .multiply(Matrices.diagonal(Matrices.each(in[1], StrictMath::cos))),
            in -> timesExponentials(times(in[0], each(in[1], DerivativeStructure::sin)), in[2]))
        .law(
            in -> {
              double[] slopes = Matrices.each(in[0], in[1], (a, w) -> a * StrictMath.cos(w));
              return Matrices.diagonal(
                  Matrices.each(slopes, in[2], (slope, x) -> slope * StrictMath.exp(x)));
            },
            in -> timesExponentials(each(in[0], in[1], (a, w) -> a.multiply(w.sin())), in[2]));
    Function plusOne = in -> each(in[0], in[1], (w, x) -> w.add(x).add(1));
    formulas
        .rule("elementwise-constants")
        .law(in -> identity(in[0].length), plusOne)
        .value(0 + 0 + 1, in -> one(in[0][0].add(in[1][0]).add(1)), 0, 0)
        .partial(0, in -> one(in[0][0].add(in[1][0]).add(1)), 2, 3, 4, 5);
    Function plus = in -> each(in[0], in[1], DerivativeStructure::add);
    formulas
        .rule("vector-add")
        .law(in -> identity(in[0].length), plus)
        .law(in -> identity(in[1].length), plus);
    Function minus = in -> each(in[0], in[1], DerivativeStructure::subtract);
    formulas
        .rule("vector-subtract")
        .law(in -> identity(in[0].length), minus)
        .law(in -> identity(in[1].length).scalarMultiply(-1), minus);
    Function times = in -> each(in[0], in[1], DerivativeStructure::multiply);
    formulas
        .rule("vector-multiply")
        .law(in -> Matrices.diagonal(in[1]), times)
        .law(in -> Matrices.diagonal(in[0]), times);
    Function over = in -> each(in[0], in[1], DerivativeStructure::divide);
    formulas
        .rule("vector-divide")
        .law(in -> diagonal(in, (w, x) -> 1 / x), over)
        .law(in -> diagonal(in, (w, x) -> -w / (x * x)), over);
    Function larger = in -> each(in[0], in[1], (w, x) -> w.getValue() > x.getValue() ? w : x);
    formulas
        .rule("vector-max")
        .law(in -> diagonal(in, (w, x) -> w > x ? 1 : 0), larger)
        .law(in -> diagonal(in, (w, x) -> w > x ? 0 : 1), larger);
  }

  private static void addComparison(Formulas formulas) {
    Function greater =
        in -> each(in[0], in[1], (w, x) -> w.multiply(0).add(w.getValue() > x.getValue() ? 1 : 0));
    formulas
        .rule("vector-greater")
        .law(in -> diagonal(in, (w, x) -> 0), greater)
        .law(in -> diagonal(in, (w, x) -> 0), greater);
  }

  private static DerivativeStructure[] timesExponentials(
      DerivativeStructure[] f, DerivativeStructure[] x) {
    return each(f, each(x, DerivativeStructure::exp), DerivativeStructure::multiply);
  }

  private static RealMatrix diagonal(double[][] in, DoubleBinaryOperator entry) {
    return Matrices.diagonal(Matrices.each(in[0], in[1], entry));
  }

  private static DerivativeStructure[] shifted(DerivativeStructure[][] in) {
    return each(in[0], x -> x.add(in[1][0]));
  }

  private static DerivativeStructure[] scaled(DerivativeStructure[][] in) {
    return each(in[0], x -> x.multiply(in[1][0]));
  }

  private static void addExpansion(Formulas formulas) {
    formulas
        .rule("scalar-add")
        .law(in -> identity(in[0].length), VectorLaws::shifted)
        .law(in -> ones(in[0].length), VectorLaws::shifted);
    formulas
        .rule("scalar-multiply")
        .law(in -> identity(in[0].length).scalarMultiply(in[1][0]), VectorLaws::scaled)
        .law(in -> column(in[0]), VectorLaws::scaled);
  }

  private static void addReductions(Formulas formulas) {
    formulas.rule("vector-sum").law(in -> ones(in[0].length).transpose(), in -> one(sum(in[0])));
    formulas
        .rule("sum-of-functions")
        .law(
            in -> columnSums(in[0]),
            in -> one(sum(each(in[0], x -> x.multiply(x).multiply(in[0][0].sin())))));
    Function sumOfShifted = in -> one(sum(shifted(in)));
    formulas
        .rule("sum-scalar-add")
        .law(in -> ones(in[0].length).transpose(), sumOfShifted)
        .law(in -> scalar(in[0].length), sumOfShifted);
    Function sumOfScaled = in -> one(sum(scaled(in)));
    formulas
        .rule("sum-scalar-multiply")
        .law(in -> ones(in[0].length).transpose().scalarMultiply(in[1][0]), sumOfScaled)
        .law(in -> scalar(Matrices.sum(in[0])), sumOfScaled);
    formulas
        .rule("square-of-sum")
        .law(
            in -> ones(in[0].length).transpose().scalarMultiply(2 * Matrices.sum(in[0])),
            in -> one(sum(in[0]).pow(2)));
    Function dot = in -> one(Autodiff.dot(in[0], in[1]));
    formulas.rule("dot-product").law(in -> row(in[1]), dot).law(in -> row(in[0]), dot);
  }

  /** The columns of the Jacobian of fᵢ(x) = xᵢ²·sin(x₁), each added up. */
  private static RealMatrix columnSums(double[] x) {
    double[] sums = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sums[i] += 2 * x[i] * StrictMath.sin(x[0]); // ∂fᵢ/∂xᵢ
      sums[0] += x[i] * x[i] * StrictMath.cos(x[0]); // ∂fᵢ/∂x₁ through the sine
    }
    return row(sums);
  }
}
