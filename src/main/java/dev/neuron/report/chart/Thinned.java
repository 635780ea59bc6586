package dev.neuron.report.chart;

import java.util.Arrays;

/**
 * A line of pixels with no more points than can be seen: of those in half a pixel's width the
 * first, the lowest, the highest and the last.
 *
 * @param x (points), ascending
 * @param y (points), NaN for a gap
 */
record Thinned(double[] x, double[] y) {
  private static final int MANY = 2000;

  static Thinned of(double[] x, double[] y) {
    if (x.length <= MANY) {
      return new Thinned(x, y);
    }
    boolean[] kept = new boolean[x.length];
    int from = 0;
    while (from < x.length) {
      int to = from;
      int low = from;
      int high = from;
      while (to < x.length && Math.floor(2 * x[to]) == Math.floor(2 * x[from])) {
        kept[to] |= Double.isNaN(y[to]);
        low = y[to] > y[low] ? to : low;
        high = y[to] < y[high] ? to : high;
        to++;
      }
      kept[from] = true;
      kept[low] = true;
      kept[high] = true;
      kept[to - 1] = true;
      from = to;
    }
    double[] thinX = new double[x.length];
    double[] thinY = new double[x.length];
    int points = 0;
    for (int i = 0; i < x.length; i++) {
      if (kept[i]) {
        thinX[points] = x[i];
        thinY[points++] = y[i];
      }
    }
    return new Thinned(Arrays.copyOf(thinX, points), Arrays.copyOf(thinY, points));
  }
}
