package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.autodiff.Autodiff.times;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;
import static dev.neuron.diagnose.rules.Matrices.shaped;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.rules.Shape.Size;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "The Chain Rules", and the composite of [L], one gradient in two orders. */
final class ChainLaws {
  private ChainLaws() {}

  static void addTo(Formulas formulas) {
    addSingle(formulas);
    addTotal(formulas);
    addVector(formulas);
    addComposite(formulas);
  }

  private static void addSingle(Formulas formulas) {
    Function squared = in -> one(square(in[0][0]));
    Function sineOfSquare = in -> one(square(in[0][0]).sin());
    formulas
        .rule("chain-single")
        .law(
            in -> {
              double x = in[0][0];
              double u = x * x;
              return scalar(StrictMath.cos(u) * (2 * x));
            },
            sineOfSquare)
        .value(4, squared, 2)
        .slope(4, squared, 2)
        .slope(StrictMath.cos(4), in -> one(in[0][0].sin()), 4)
        .slope(4 * StrictMath.cos(4), sineOfSquare, 2);
    Function deep = in -> one(square(in[0][0].pow(3).sin()).log());
    formulas
        .rule("chain-nested")
        .law(
            in -> {
              double x = in[0][0];
              return scalar(6 * x * x * StrictMath.cos(x * x * x) / StrictMath.sin(x * x * x));
            },
            deep)
        .value(StrictMath.log(StrictMath.sin(1) * StrictMath.sin(1)), deep, 1)
        .slope(6 * StrictMath.cos(1) / StrictMath.sin(1), deep, 1);
  }

  private static void addTotal(Formulas formulas) {
    Function f = in -> one(in[0][0].add(square(in[0][0])));
    formulas
        .rule("total-derivative")
        .law(
            in -> {
              double u2ByX = 1;
              double u2ByU1 = 1;
              double u1ByX = 2 * in[0][0];
              return scalar(u2ByX + u2ByU1 * u1ByX);
            },
            f)
        .value(1 + 1, f, 1)
        .value(2 + 4, f, 2)
        .slope(1 + 2, f, 1);
    Function sine = in -> one(in[0][0].add(square(in[0][0])).sin());
    formulas
        .rule("total-derivative-nested")
        .law(
            in -> scalar(StrictMath.cos(in[0][0] + in[0][0] * in[0][0]) * (1 + 2 * in[0][0])), sine)
        .slope(StrictMath.cos(2) * 3, sine, 1);
    formulas
        .rule("total-derivative-product")
        .law(
            in -> {
              double x = in[0][0];
              return scalar(x * x + x * (2 * x));
            },
            in -> one(in[0][0].multiply(square(in[0][0]))));
  }

  private static void addVector(Formulas formulas) {
    Function y =
        in -> new DerivativeStructure[] {square(in[0][0]).log(), in[0][0].multiply(3).sin()};
    formulas
        .rule("chain-vector-of-scalar")
        .law(
            in -> {
              double x = in[0][0];
              RealMatrix fByG = diagonal(1 / (x * x), StrictMath.cos(3 * x));
              return fByG.multiply(column(2 * x, 3));
            },
            y)
        .slope(1, y, 2)
        .slope(3 * StrictMath.cos(6), in -> one(in[0][0].multiply(3).sin()), 2);
    formulas
        .rule("chain-vector")
        .law(
            ChainLaws::productOfJacobians,
            in ->
                each(
                    times(in[0], times(in[1], each(in[2], Autodiff::square))),
                    DerivativeStructure::sin));
    formulas
        .rule("chain-elementwise")
        .law(
            in -> diagonal(Matrices.each(in[0], x -> StrictMath.cos(x * x) * (2 * x))),
            in -> each(each(in[0], Autodiff::square), DerivativeStructure::sin));
  }

  /** Of f = sin(A·g) after g = B·x², both with several rows. */
  private static RealMatrix productOfJacobians(double[][] in) {
    RealMatrix a = shaped(in[0], Size.M, Size.R);
    RealMatrix b = shaped(in[1], Size.R, Size.N);
    double[] g = b.operate(Matrices.each(in[2], x -> x * x));
    RealMatrix fByG = diagonal(Matrices.each(a.operate(g), StrictMath::cos)).multiply(a); // (m, r)
    RealMatrix gByX = b.multiply(diagonal(Matrices.each(in[2], x -> 2 * x))); // (r, n)
    return fByG.multiply(gByX);
  }

  private static void addComposite(Formulas formulas) {
    Function a = in -> one(square(in[0][0].add(in[1][0]).add(in[2][0]).add(in[3][0])));
    Function b = in -> one(square(in[0][0].add(in[1][0]).subtract(in[2][0]).subtract(in[3][0])));
    Function u = in -> one(square(a.at(in)[0].add(b.at(in)[0])));
    Function v = in -> one(square(a.at(in)[0].subtract(b.at(in)[0])));
    Function f = in -> one(square(u.at(in)[0].add(v.at(in)[0])));
    Function ofUAndV = in -> one(square(in[0][0].add(in[1][0])));
    Function ofAAndB =
        in -> one(square(square(in[0][0].add(in[1][0])).add(square(in[0][0].subtract(in[1][0])))));
    double[] p = {-1, 0, -2, 1};
    Composite s = Composite.at(p);
    formulas
        .rule("composite-forward")
        .law(in -> row(Composite.at(in).each(Composite::forward)), f)
        .value(s.a(), a, p)
        .value(s.b(), b, p)
        .value(s.u(), u, p)
        .value(s.v(), v, p)
        .value(s.f(), f, p)
        .partial(s.aBy(), a, 0, p)
        .partial(s.bBy(0), b, 0, p)
        .partial(s.uBy(0), u, 0, p)
        .partial(s.vBy(0), v, 0, p)
        .partial(s.forward(0), f, 0, p);
    formulas
        .rule("composite-backward")
        .law(in -> row(Composite.at(in).each(Composite::backward)), f)
        .partial(s.fByU(), ofUAndV, 0, s.u(), s.v())
        .partial(s.fByU(), ofUAndV, 1, s.u(), s.v())
        .partial(s.fByA(), ofAAndB, 0, s.a(), s.b())
        .partial(s.fByB(), ofAAndB, 1, s.a(), s.b())
        .partial(s.backward(0), f, 0, p)
        .partial(s.backward(1), f, 1, p)
        .partial(s.backward(2), f, 2, p)
        .partial(s.backward(3), f, 3, p);
  }
}
