package dev.neuron.report.chart;

import dev.neuron.data.SafeText;
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
 */
public record Chart(
    String title,
    String subtitle,
    Axis x,
    Axis y,
    List<Curve> curves,
    List<Marker> markers,
    Table table,
    List<String> notes) {
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

  /**
   * Points joined by lines; a y that is not finite leaves a gap.
   *
   * @param label what tells it from others
   * @param faint whether it is a failure beside the others
   * @param x (points)
   * @param y (points)
   */
  public record Curve(String label, boolean faint, double[] x, double[] y) {
    /** Leaves no control character in the label. */
    public Curve {
      label = SafeText.plain(label);
    }
  }

  /** An upright line at x. */
  public record Marker(String label, double x) {
    /** Leaves no control character in the label. */
    public Marker {
      label = SafeText.plain(label);
    }
  }

  /**
   * A table as text.
   *
   * @param headers of the columns
   * @param numeric which columns stand to the right
   * @param rows of as many cells
   */
  public record Table(List<String> headers, List<Boolean> numeric, List<List<String>> rows) {
    /** Leaves no control character in the cells. */
    public Table {
      headers = plain(headers);
      rows = rows.stream().map(Chart::plain).toList();
    }
  }

  /** The same with only so many of the first curves. */
  public Chart limitedTo(int most) {
    return curves.size() <= most
        ? this
        : new Chart(title, subtitle, x, y, curves.subList(0, most), markers, table, notes);
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
      for (double value : curve.y()) {
        all.add(value);
      }
      if (curve.y().length > 0 && !curve.faint()) {
        starts.add(curve.y()[0]);
      }
    }
    boolean clipped = starts.high > all.low;
    if (clipped && markers.isEmpty()) {
      double room =
          y.logarithmic() ? starts.high * 1.1 : starts.high + 0.1 * (starts.high - all.low);
      all.high = Math.min(all.high, room);
    }
    return all.usable(y.logarithmic());
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

    double low() {
      return low;
    }

    double high() {
      return high;
    }
  }
}
