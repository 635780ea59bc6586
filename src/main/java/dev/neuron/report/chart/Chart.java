package dev.neuron.report.chart;

import dev.neuron.data.SafeText;
import dev.neuron.report.doc.Table;
import java.util.List;

/**
 * Curves to be drawn, on axes that are logarithmic where they say so. No text in it has a control
 * character left, wherever it came from.
 *
 * @param title what it shows
 * @param subtitle of which data
 * @param x the axis to the right
 * @param y the axis up
 * @param curves from the most important on
 * @param markers upright lines
 * @param table what is shown below the picture where there is room
 * @param notes sentences below the table
 * @param floor the lowest loss known, above which the scale <em>above the best</em> counts; NaN
 *     where there is no such scale
 * @param beside another picture that belongs to it, drawn below, or null
 */
public record Chart(
    String title,
    String subtitle,
    Axis x,
    Axis y,
    List<Curve> curves,
    List<Marker> markers,
    Table table,
    List<String> notes,
    double floor,
    Chart beside) {
  /** Leaves no control character in the texts. */
  public Chart {
    title = SafeText.plain(title);
    subtitle = SafeText.plain(subtitle);
    notes = plain(notes);
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(SafeText::plain).toList();
  }

  /** An axis. */
  public record Axis(String label, boolean logarithmic) {
    /** Leaves no control character in the label. */
    public Axis {
      label = SafeText.plain(label);
    }
  }

  /** What a curve is among the others. */
  public enum Kind {
    /** The winner. */
    BEST(""),
    /** One among others. */
    LINE(""),
    /** A failure beside the others. */
    FAILED(""),
    /** What theory foresaw of the curve before it, whose colour it has. */
    THEORY("predicted by theory"),
    /** The validation loss of the curve before it, whose colour it has. */
    VALIDATION("validation"),
    /** Points that no line joins. */
    DOTS("");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What a key calls it; empty for what has a label of its own. */
    String words() {
      return words;
    }
  }

  /**
   * Points joined by lines; a y that is not finite leaves a gap.
   *
   * @param label what tells it from others
   * @param kind what it is among them
   * @param x (points)
   * @param y (points)
   */
  public record Curve(String label, Kind kind, double[] x, double[] y) {
    /** Leaves no control character in the label. */
    public Curve {
      label = SafeText.plain(label);
    }

    /** Whether it belongs to the curve before it. */
    boolean isCompanion() {
      return kind == Kind.THEORY || kind == Kind.VALIDATION;
    }
  }

  /** An upright line at x. */
  public record Marker(String label, double x) {
    /** Leaves no control character in the label. */
    public Marker {
      label = SafeText.plain(label);
    }
  }

  /** The same with only so many of the first curves, and what belongs to them. */
  Chart limitedTo(int most) {
    int main = 0;
    for (int i = 0; i < curves.size(); i++) {
      main += curves.get(i).isCompanion() ? 0 : 1;
      if (main > most) {
        List<Curve> first = curves.subList(0, i);
        return new Chart(title, subtitle, x, y, first, markers, table, notes, floor, beside);
      }
    }
    return this;
  }

  /** How many curves have a label of their own. */
  int mainCurves() {
    int main = 0;
    for (Curve curve : curves) {
      main += curve.isCompanion() ? 0 : 1;
    }
    return main;
  }

  /** The part of the x axis that has points. */
  Range xRange() {
    Range range = new Range();
    for (Curve curve : curves) {
      for (double value : curve.x()) {
        range.add(value);
      }
    }
    for (Marker marker : markers) {
      range.add(marker.x());
    }
    return range.usable(x.logarithmic());
  }

  /**
   * The part of the y axis that is worth showing: from the lowest point up to where the curves
   * begin, so that one that shoots up does not press the others flat; all of it when that leaves
   * nothing.
   */
  Range yRange() {
    Range all = new Range();
    Range starts = new Range();
    for (Curve curve : curves) {
      if (curve.kind() == Kind.THEORY) {
        continue; // the axes are those of the runs: a forecast may leave them
      }
      for (double value : curve.y()) {
        all.add(value);
      }
      if (curve.y().length > 0 && curve.kind() != Kind.FAILED) {
        starts.add(curve.y()[0]);
      }
    }
    boolean clipped = starts.high > all.low && curves.stream().noneMatch(Chart::isDots);
    if (clipped && markers.isEmpty()) {
      double room =
          y.logarithmic() ? starts.high * 1.1 : starts.high + 0.1 * (starts.high - all.low);
      all.high = Math.min(all.high, room);
    }
    return all.usable(y.logarithmic());
  }

  private static boolean isDots(Curve curve) {
    return curve.kind() == Kind.DOTS;
  }

  /** From low to high. */
  static final class Range {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void add(double value) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }

    private Range usable(boolean logarithmic) {
      if (!(low <= high)) {
        low = logarithmic ? 0.1 : 0;
        high = 1;
      }
      if (logarithmic) {
        high = Math.max(high, Double.MIN_NORMAL * 1e12);
        low = Math.max(low, 1e-12 * high);
      }
      if (low == high) {
        double room = logarithmic ? 0.5 * low : Math.max(1e-9, 0.1 * Math.abs(low));
        low -= room;
        high += room;
      }
      return this;
    }

    /** How far along the axis a value lies, 0 at its low end and 1 at its high one. */
    double part(double value, boolean logarithmic) {
      if (!logarithmic) {
        return (value - low) / (high - low);
      }
      double from = StrictMath.log(low);
      return (StrictMath.log(value) - from) / (StrictMath.log(high) - from);
    }

    double low() {
      return low;
    }

    double high() {
      return high;
    }
  }
}
