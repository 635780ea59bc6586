package dev.neuron.report.chart;

import java.util.Arrays;

/**
 * The part of a curve that is not above a bound; where it leaves the picture it goes up to the
 * bound, and is broken by a NaN until it comes back. What is below the picture is at its edge.
 *
 * @param x (points)
 * @param y (points), NaN for a gap
 */
record Clipped(double[] x, double[] y) {

  /** Cuts a curve, as it is drawn on a linear or a logarithmic axis. */
  static Clipped of(Chart.Curve curve, Chart.Range ys, boolean logarithmic) {
    double bound = ys.high();
    Path path = new Path(3 * curve.x().length);
    int last = -1;
    for (int i = 0; i < curve.x().length; i++) {
      double y = curve.y()[i];
      if (Double.isNaN(y)) {
        continue;
      }
      boolean cameBack = last >= 0 && y <= bound && curve.y()[last] > bound;
      boolean leaves = last >= 0 && y > bound && curve.y()[last] <= bound;
      if (cameBack || leaves) {
        double part = part(curve.y()[last], y, bound, logarithmic);
        double x = curve.x()[last] + part * (curve.x()[i] - curve.x()[last]);
        path.add(x, cameBack ? Double.NaN : bound);
        path.add(x, cameBack ? bound : Double.NaN);
      }
      if (y <= bound) {
        path.add(curve.x()[i], Math.max(ys.low(), y));
      }
      last = i;
    }
    return path.clipped();
  }

  /** How far along the line from one height to another it crosses a third. */
  private static double part(double from, double to, double bound, boolean logarithmic) {
    double part =
        logarithmic
            ? StrictMath.log(bound / from) / StrictMath.log(to / from)
            : (bound - from) / (to - from);
    return Double.isFinite(part) ? part : 0;
  }

  private static final class Path {
    private final double[] x;
    private final double[] y;
    private int points;

    Path(int most) {
      x = new double[most];
      y = new double[most];
    }

    void add(double across, double up) {
      x[points] = across;
      y[points++] = up;
    }

    /** Without a gap at the end. */
    Clipped clipped() {
      int end = points > 0 && Double.isNaN(y[points - 1]) ? points - 1 : points;
      return new Clipped(Arrays.copyOf(x, end), Arrays.copyOf(y, end));
    }
  }
}
