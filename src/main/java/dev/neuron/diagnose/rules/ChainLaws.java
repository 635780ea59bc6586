package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.square;
import static dev.neuron.diagnose.autodiff.Autodiff.times;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.diagonal;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "The Chain Rules", and the composite of [L], one gradient in two orders. */
final class ChainLaws {
  private ChainLaws() {}

  static void addTo(Formulas formulas) {
    addSingle(formulas);
    addTotal(formulas);
    addTotalInGeneral(formulas);
    addVector(formulas);
    addPaths(formulas);
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
    Function range = in -> one(in[1][0].multiply(in[0][0].multiply(in[2][0])));
    formulas
        .rule("chain-units")
        .law(in -> scalar(in[1][0] * in[2][0]), range)
        .slope(12, in -> one(in[0][0].multiply(12)), 1)
        .slope(30, in -> one(in[0][0].multiply(30)), 12)
        .partial(30 * 12, range, 0, 1, 30, 12);
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

  /**
   * f(x, u₁, u₂) = x·u₁ + sin u₂ with u₁ = x² and u₂ = x + u₁, and without its x as f(u₁, u₂, u₃).
   */
  private static void addTotalInGeneral(Formulas formulas) {
    Function f =
        in -> {
          DerivativeStructure u1 = square(in[0][0]);
          return one(in[0][0].multiply(u1).add(in[0][0].add(u1).sin()));
        };
    formulas
        .rule("total-derivative-general")
        .law(
            in -> {
              double x = in[0][0];
              double fByX = x * x;
              double fByU1 = x;
              double fByU2 = StrictMath.cos(x + x * x);
              return scalar(fByX + fByU1 * (2 * x) + fByU2 * (1 + 2 * x));
            },
            f)
        .law(
            in -> {
              double x = in[0][0];
              RealMatrix fByU = row(x, StrictMath.cos(x + x * x), x * x);
              return fByU.multiply(column(2 * x, 1 + 2 * x, 1));
            },
            f);
    Function sum = in -> one(in[0][0].add(square(in[0][0])));
    formulas
        .rule("total-derivative-attempt")
        .sides(
            in -> scalar(1),
            in -> scalar(Autodiff.jacobian(sum, in, 0).getEntry(0, 0) - 1 * (2 * in[0][0])))
        .slope(1 * 2, in -> one(square(in[0][0])), 1)
        .slope(1 + 2, sum, 1);
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
    Function composition =
        in ->
            each(
                times(in[0], times(in[1], each(in[2], Autodiff::square))),
                DerivativeStructure::sin);
    formulas.rule("chain-vector").law(ChainLaws::productOfJacobians, composition);
    Formulas.OfRule shapes = formulas.rule("chain-shapes");
    for (int k = 0; k < 8; k++) { // f, u and x each a number or a vector
      shapes.law(ChainLaws::productOfJacobians, composition);
    }
    formulas
        .rule("chain-elementwise")
        .law(
            in -> diagonal(Matrices.each(in[0], x -> StrictMath.cos(x * x) * (2 * x))),
            in -> each(each(in[0], Autodiff::square), DerivativeStructure::sin));
  }

  /** Of f = sin(A·g) after g = B·x², whatever the shapes of A and B. */
  private static RealMatrix productOfJacobians(double[][] in) {
    RealMatrix b = Matrices.rows(in[1], in[2].length);
    RealMatrix a = Matrices.rows(in[0], b.getRowDimension());
    double[] g = b.operate(Matrices.each(in[2], x -> x * x));
    RealMatrix fByG = diagonal(Matrices.each(a.operate(g), StrictMath::cos)).multiply(a); // (m, r)
    RealMatrix gByX = b.multiply(diagonal(Matrices.each(in[2], x -> 2 * x))); // (r, n)
    return fByG.multiply(gByX);
  }

  /** f = a·u + b·u with a = sin u, b = v², u = y² and v = sin y: y reaches f by three paths. */
  private static void addPaths(Formulas formulas) {
    formulas
        .rule("three-paths")
        .law(
            in -> {
              double y = in[0][0];
              double u = y * y;
              double v = StrictMath.sin(y);
              double uByY = 2 * y;
              double vByY = StrictMath.cos(y);
              double throughAAndU = u * StrictMath.cos(u) * uByY;
              double throughU = (StrictMath.sin(u) + v * v) * uByY;
              double throughBAndV = u * (2 * v) * vByY;
              return scalar(throughAAndU + throughU + throughBAndV);
            },
            in -> {
              DerivativeStructure u = square(in[0][0]);
              DerivativeStructure b = square(in[0][0].sin());
              return one(u.sin().multiply(u).add(b.multiply(u)));
            });
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
        .rule("composite-expanded")
        .law(in -> scalar(expanded(in)), f)
        .law(in -> scalar(expandedSlope(in)), f)
        .value(1024, f, p)
        .partial(-4096, f, 0, p);
    formulas
        .rule("composite-middle")
        .law(in -> scalar(throughUAndV(in)), ofAAndB)
        .sides(
            in -> scalar(ofAAndB(in[0][0], in[1][0]) + in[2][0] * throughUAndV(in)),
            in -> {
              double[] step = {in[2][0]};
              return scalar(Autodiff.taylor(ofAAndB, in, 1, step, 0));
            })
        .partial(2 * (4 + 0), in -> one(square(in[0][0].add(in[1][0]))), 0, 4, 0)
        .partial(1024, ofAAndB, 0, 4, 0);
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

  /** f written out in w, x, y and z. */
  private static double expanded(double[][] in) {
    double plus = StrictMath.pow(in[0][0] + in[1][0] + in[2][0] + in[3][0], 2);
    double minus = StrictMath.pow(in[0][0] + in[1][0] - in[2][0] - in[3][0], 2);
    return StrictMath.pow(StrictMath.pow(plus + minus, 2) + StrictMath.pow(plus - minus, 2), 2);
  }

  /** ∂f/∂w written out, with the repeated terms that the chain rule saves. */
  private static double expandedSlope(double[][] in) {
    double p = in[0][0] + in[1][0] + in[2][0] + in[3][0];
    double q = in[0][0] + in[1][0] - in[2][0] - in[3][0];
    return 2
        * (2 * (2 * p - 2 * q) * (p * p - q * q) + 2 * (2 * q + 2 * p) * (q * q + p * p))
        * (StrictMath.pow(p * p - q * q, 2) + StrictMath.pow(q * q + p * p, 2));
  }

  private static double ofAAndB(double a, double b) {
    return StrictMath.pow((a + b) * (a + b) + (a - b) * (a - b), 2);
  }

  /** ∂f/∂u·∂u/∂a + ∂f/∂v·∂v/∂a. */
  private static double throughUAndV(double[][] in) {
    double a = in[0][0];
    double b = in[1][0];
    double fByU = 2 * ((a + b) * (a + b) + (a - b) * (a - b)); // and by v alike
    return fByU * (2 * (a + b)) + fByU * (2 * (a - b));
  }
}
