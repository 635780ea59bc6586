package dev.neuron.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lays a chart out and draws it with a pen: the same picture as svg and as png. */
final class Drawing {
  /** Colours of curves, 0xrrggbb on white paper, that differ for the colour-blind, too. */
  private static final int[] COLORS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xb5548c, 0xb07a00, 0x2f8fd0, 0x7a4fc4, 0x7a4b2a
  };

  static final int WIDTH = 900;
  static final int HEIGHT = 560;
  private static final int MOST_CURVES = 12;
  private static final int MOST_LABEL = 24; // characters
  private static final int EDGE = 24;
  private static final int LINE = 17;
  private static final int TICK = 5;
  private static final int POINTS_SHOWN = 40;
  private static final double STRAIGHT = 2.1;
  private static final int INK = 0x22262e;
  private static final int SOFT = 0x5d6472;
  private static final int GRID = 0xe4e7ec;
  private static final Pen.Face TITLE = new Pen.Face(17, true, INK);
  private static final Pen.Face TEXT = new Pen.Face(13, false, SOFT);

  private final Chart chart;
  private final Pen pen;
  private final Chart.Range xs;
  private final Chart.Range ys;
  private final boolean logX;
  private final boolean logY;
  private final List<Double> xTicks;
  private final List<Double> yTicks;
  private final int left;
  private final int right;
  private final int top;
  private final int bottom = HEIGHT - EDGE - 2 * LINE;

  /** A curve that has a label of its own, and where it ends. */
  private record End(String label, int color, boolean bold, double x, double y) {}

  private Drawing(Chart chart, Pen pen) {
    this.chart = chart;
    this.pen = pen;
    this.xs = chart.xRange();
    this.ys = chart.yRange();
    this.logX = isLogarithmic(chart.x(), xs);
    this.logY = isLogarithmic(chart.y(), ys);
    this.xTicks = Ticks.of(xs.low(), xs.high(), logX, 9);
    this.yTicks = Ticks.of(ys.low(), ys.high(), logY, 8);
    double widest = 0;
    for (double tick : yTicks) {
      widest = Math.max(widest, Pen.width(Ticks.label(tick), TEXT));
    }
    this.left = EDGE + (int) Math.ceil(widest) + TICK + 4;
    double label = 0;
    for (Chart.Curve curve : chart.curves()) {
      boolean own = isLabelled() && !curve.isCompanion();
      label = own ? Math.max(label, Pen.width(shown(curve), new Pen.Face(13, true, 0))) : label;
    }
    this.right = WIDTH - EDGE - (label == 0 ? 0 : (int) Math.ceil(label) + 18);
    this.top = EDGE + 4 * LINE + LINE * chart.markers().size();
  }

  static byte[] svg(Chart chart) {
    SvgPen pen = new SvgPen(WIDTH, height(chart), chart.title());
    draw(chart, pen);
    return pen.bytes();
  }

  static byte[] png(Chart chart) {
    PngPen pen = new PngPen(WIDTH, height(chart));
    draw(chart, pen);
    return pen.bytes();
  }

  private static int height(Chart chart) {
    return chart.beside() == null ? HEIGHT : 2 * HEIGHT;
  }

  private static void draw(Chart chart, Pen pen) {
    new Drawing(chart.limitedTo(MOST_CURVES), pen).draw();
    if (chart.beside() != null) {
      new Drawing(chart.beside().limitedTo(MOST_CURVES), Pen.lowered(pen, HEIGHT)).draw();
    }
  }

  private void draw() {
    pen.text(EDGE, EDGE + 12, chart.title(), Pen.Align.START, TITLE);
    pen.text(EDGE, EDGE + 12 + LINE + 2, chart.subtitle(), Pen.Align.START, TEXT);
    key();
    axes();
    markers();
    List<End> ends = curves();
    if (isLabelled()) {
      labels(ends);
    }
  }

  private boolean isLabelled() {
    return chart.mainCurves() > 1;
  }

  private static String shown(Chart.Curve curve) {
    String label = curve.label();
    String whole = label.length() <= MOST_LABEL ? label : label.substring(0, MOST_LABEL) + "…";
    return curve.kind() == Chart.Kind.BEST ? "★ " + whole : whole;
  }

  /** Says what the lines beside the curves are. */
  private void key() {
    double x = WIDTH - EDGE;
    for (Chart.Kind kind : new Chart.Kind[] {Chart.Kind.THEORY, Chart.Kind.VALIDATION}) {
      if (chart.curves().stream().anyMatch(curve -> curve.kind() == kind)) {
        double y = EDGE + 12 + LINE + 2;
        pen.text(x, y, kind.words(), Pen.Align.END, TEXT);
        x -= Pen.width(kind.words(), TEXT) + 8;
        pen.line(new double[] {x - 28, x}, new double[] {y - 4, y - 4}, stroke(kind, SOFT, 0));
        x -= 28 + 20;
      }
    }
  }

  private void axes() {
    for (double tick : yTicks) {
      double y = down(tick);
      pen.line(ends(left, right), ends(y, y), new Pen.Stroke(GRID, 1));
      pen.line(ends(left - TICK, left), ends(y, y), new Pen.Stroke(SOFT, 1));
      pen.text(left - TICK - 4, y + 4, Ticks.label(tick), Pen.Align.END, TEXT);
    }
    for (double tick : xTicks) {
      double x = across(tick);
      pen.line(ends(x, x), ends(top, bottom), new Pen.Stroke(GRID, 1));
      pen.line(ends(x, x), ends(bottom, bottom + TICK), new Pen.Stroke(SOFT, 1));
      pen.text(x, bottom + TICK + 14, Ticks.label(tick), Pen.Align.MIDDLE, TEXT);
    }
    // One line, so that the axes meet.
    pen.line(
        new double[] {left, left, right},
        new double[] {top, bottom, bottom},
        new Pen.Stroke(SOFT, 1.2));
    double middle = (left + right) / 2.0;
    pen.text(middle, bottom + TICK + 14 + LINE + 3, chart.x().label(), Pen.Align.MIDDLE, TEXT);
    pen.text(
        EDGE, top - 12 - LINE * chart.markers().size(), chart.y().label(), Pen.Align.START, TEXT);
  }

  private static double[] ends(double from, double to) {
    return new double[] {from, to};
  }

  /** Upright lines, named above the picture, each on a line of its own. */
  private void markers() {
    for (int i = 0; i < chart.markers().size(); i++) {
      Chart.Marker marker = chart.markers().get(i);
      int color = color(i + 1);
      double x = across(marker.x());
      double y = top - 6 - LINE * (chart.markers().size() - 1 - i);
      pen.line(ends(x, x), ends(y - 10, bottom), new Pen.Stroke(color, 1.5, 6, 4));
      String label = marker.label() + " " + Ticks.label(marker.x());
      Pen.Face face = new Pen.Face(13, false, color);
      boolean fits = x + 6 + Pen.width(label, face) < WIDTH;
      pen.text(fits ? x + 6 : x - 6, y, label, fits ? Pen.Align.START : Pen.Align.END, face);
    }
  }

  private List<End> curves() {
    List<End> ends = new ArrayList<>();
    int number = -1;
    for (Chart.Curve curve : chart.curves()) {
      number += curve.isCompanion() ? 0 : 1;
      int color = color(Math.max(0, number));
      Clipped clipped = Clipped.of(curve, ys, logY);
      double[] x = new double[clipped.x().length];
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = across(clipped.x()[i]);
        y[i] = down(clipped.y()[i]);
      }
      if (x.length == 0) {
        continue;
      }
      if (curve.kind() == Chart.Kind.DOTS) {
        pen.dots(x, y, 2.5, color);
      } else {
        Thinned thinned = Thinned.of(x, y);
        pen.line(thinned.x(), thinned.y(), stroke(curve.kind(), color, number));
        if (!isLabelled() && x.length <= POINTS_SHOWN) {
          pen.dots(x, y, 3, color);
        }
      }
      if (!curve.isCompanion()) {
        boolean best = curve.kind() == Chart.Kind.BEST;
        ends.add(new End(shown(curve), color, best, x[x.length - 1], y[y.length - 1]));
      }
    }
    return ends;
  }

  private static Pen.Stroke stroke(Chart.Kind kind, int color, int number) {
    return switch (kind) {
      case BEST -> new Pen.Stroke(color, 3);
      case THEORY -> new Pen.Stroke(color, 1, 5, 3);
      case VALIDATION -> new Pen.Stroke(color, 1.5, 2, 3);
      case FAILED -> new Pen.Stroke(color, 1.5, 2, 4);
      case LINE, DOTS ->
          number >= COLORS.length ? new Pen.Stroke(color, 2, 8, 4) : new Pen.Stroke(color, 2);
    };
  }

  /** Names the curves beside the picture, in the order of their ends, none over another. */
  private void labels(List<End> ends) {
    ends.sort(Comparator.comparingDouble(End::y));
    double[] places = new double[ends.size()];
    double above = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(ends.get(i).y(), above + LINE);
      above = places[i];
    }
    double below = bottom + LINE;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], below - LINE);
      below = places[i];
    }
    for (int i = 0; i < places.length; i++) {
      End end = ends.get(i);
      if (end.x() > right - 2) {
        pen.line(
            ends(right + 1, right + 12), ends(end.y(), places[i]), new Pen.Stroke(end.color(), 1));
      }
      Pen.Face face = new Pen.Face(13, end.bold(), end.color());
      pen.text(right + 16, places[i] + 4, end.label(), Pen.Align.START, face);
    }
  }

  /** Within a factor of two a logarithm looks straight, and has no round numbers to name. */
  private static boolean isLogarithmic(Chart.Axis axis, Chart.Range range) {
    return axis.logarithmic() && range.high() > STRAIGHT * range.low();
  }

  private double across(double x) {
    return left + xs.part(x, logX) * (right - left);
  }

  private double down(double y) {
    return bottom - ys.part(y, logY) * (bottom - top);
  }

  private static int color(int curve) {
    return COLORS[curve % COLORS.length];
  }
}
