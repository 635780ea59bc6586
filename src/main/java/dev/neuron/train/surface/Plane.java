package dev.neuron.train.surface;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.math.GramSum;
import dev.neuron.train.Problem;

/**
 * A plane through the end of a run: ŵ(u, v) = base + u·p + v·q, in the coordinates trained in.
 *
 * @param first the coordinate of ŵ that u is, −1 if it is none
 * @param second the coordinate that v is, −1 if it is none
 * @param base the point at (0, 0), (features + 1)
 * @param p of length 1, (features + 1)
 * @param q of length 1 and at right angles to p, (features + 1)
 */
public record Plane(int first, int second, double[] base, double[] p, double[] q) {

  /** The plane of two coordinates, all others as they are in the end. */
  public static Plane ofCoordinates(double[] end, int first, int second) {
    double[] base = end.clone();
    base[first] = 0;
    base[second] = 0;
    return new Plane(first, second, base, axis(end.length, first), axis(end.length, second));
  }

  /**
   * The plane of the two directions in which the cost bends most in the end: with one feature, or
   * with so many that their matrix is not formed, of coordinates.
   */
  public static Plane steepest(Problem problem, double[] end) {
    int features = end.length - 1;
    if (features == 1) {
      return ofCoordinates(end, 0, 1);
    } else if (features > Curvature.MOST_FEATURES_FOR_GRAM) {
      int steepest = problem.curvature().spectrum().steepestCoordinate();
      return ofCoordinates(end, steepest == features ? 0 : steepest, features);
    }
    double[][] gram = problem.engine().gram(end, problem.neuron()::curvature).matrix();
    Spectrum spectrum = Spectrum.of(gram);
    if (!(spectrum.largest() > 0)) {
      // Where no example is active nothing bends: the features' own directions serve.
      gram = problem.engine().gram(null, GramSum.ALL).matrix();
      spectrum = Spectrum.of(gram);
    }
    double[] p = spectrum.steepest();
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        gram[i][j] -= spectrum.largest() * p[i] * p[j];
      }
    }
    return new Plane(-1, -1, end.clone(), pointing(p), pointing(across(p, gram)));
  }

  /** The steepest direction of what is left of a matrix without p, exactly at right angles to p. */
  private static double[] across(double[] p, double[][] rest) {
    double[] q = Spectrum.of(rest).steepest().clone();
    double along = dot(p, q);
    for (int j = 0; j < q.length; j++) {
      q[j] -= along * p[j];
    }
    double length = Math.sqrt(dot(q, q));
    for (int j = 0; j < q.length; j++) {
      q[j] /= length;
    }
    return q;
  }

  /** The same direction with its largest entry positive, so that it is the same on any machine. */
  private static double[] pointing(double[] direction) {
    int most = 0;
    for (int j = 1; j < direction.length; j++) {
      most = Math.abs(direction[j]) > Math.abs(direction[most]) + 1e-9 ? j : most;
    }
    double[] turned = direction.clone();
    for (int j = 0; j < turned.length && direction[most] < 0; j++) {
      turned[j] = -turned[j];
    }
    return turned;
  }

  private static double[] axis(int size, int coordinate) {
    double[] axis = new double[size];
    axis[coordinate] = 1;
    return axis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** Where ŵ, projected on the plane, lies along p. */
  public double u(double[] wHat) {
    return along(p, wHat);
  }

  /** Where ŵ, projected on the plane, lies along q. */
  public double v(double[] wHat) {
    return along(q, wHat);
  }

  private double along(double[] axis, double[] wHat) {
    double sum = 0;
    for (int j = 0; j < axis.length; j++) {
      sum += axis[j] == 0 ? 0 : axis[j] * (wHat[j] - base[j]); // a coordinate stays what it is
    }
    return sum;
  }
}
