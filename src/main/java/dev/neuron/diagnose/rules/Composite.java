package dev.neuron.diagnose.rules;

import java.util.stream.IntStream;

/**
 * The composite of [L] "Multivariate Chain Rule" at a point (w, x, y, z), by hand.
 *
 * <pre>
 *    a = (w+x+y+z)²    u = (a+b)²
 *    b = (w+x−y−z)²    v = (a−b)²    f = (u+v)²
 * </pre>
 *
 * @param plus w + x + y + z
 * @param minus w + x − y − z
 */
record Composite(double plus, double minus) {

  static Composite at(double... p) {
    return new Composite(p[0] + p[1] + p[2] + p[3], p[0] + p[1] - p[2] - p[3]);
  }

  static Composite at(double[][] in) {
    return at(in[0][0], in[1][0], in[2][0], in[3][0]);
  }

  /** A derivative of a composite by one of its four inputs, counted from 0. */
  interface By {
    double input(Composite composite, int k);
  }

  double[] each(By derivative) {
    return IntStream.range(0, 4).mapToDouble(k -> derivative.input(this, k)).toArray();
  }

  double a() {
    return plus * plus;
  }

  double b() {
    return minus * minus;
  }

  double u() {
    return (a() + b()) * (a() + b());
  }

  double v() {
    return (a() - b()) * (a() - b());
  }

  double f() {
    return (u() + v()) * (u() + v());
  }

  /** ∂a/∂w, ∂a/∂x, ∂a/∂y and ∂a/∂z alike. */
  double aBy() {
    return 2 * plus;
  }

  double bBy(int k) {
    return k < 2 ? 2 * minus : -2 * minus;
  }

  /** ∂f/∂u and ∂f/∂v alike. */
  double fByU() {
    return 2 * (u() + v());
  }

  double uByA() {
    return 2 * (a() + b());
  }

  double vByA() {
    return 2 * (a() - b());
  }

  /** ∂u/∂w for input k = w: from the inputs towards f. */
  double uBy(int k) {
    return uByA() * aBy() + uByA() * bBy(k);
  }

  double vBy(int k) {
    return vByA() * aBy() - vByA() * bBy(k);
  }

  double forward(int k) {
    return fByU() * uBy(k) + fByU() * vBy(k);
  }

  /** ∂f/∂a: from f towards the inputs. */
  double fByA() {
    return fByU() * uByA() + fByU() * vByA();
  }

  double fByB() {
    return fByU() * uByA() - fByU() * vByA();
  }

  double backward(int k) {
    return fByA() * aBy() + fByB() * bBy(k);
  }
}
