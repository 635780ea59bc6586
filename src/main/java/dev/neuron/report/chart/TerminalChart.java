package dev.neuron.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A chart in the characters of a terminal. */
public final class TerminalChart {
  /** More curves than this cannot be told apart. */
  public static final int MOST_CURVES = 9;

  private static final int HEIGHT = 16;
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 120;
  private static final int TICK_EVERY = 4; // lines
  private static final int[] COLORS = {36, 33, 35, 32, 34, 31, 97, 95, 92};
  private static final int LEAST_LABEL = 8;
  private static final int SPARSE = 4; // every so many dots of a companion are drawn
  private static final int MARKER = -2;

  private final Chart chart;
  private final Chart.Range xs;
  private final Chart.Range ys;
  private final boolean colored;
  private final Canvas canvas;
  private final int margin;
  private final int columns;
  private final int labelWidth; // 0 where there is one curve alone
  private final int more; // curves that are not drawn

  /** A curve's name, and where it ends. */
  private record End(int curve, String label, double last, int row) {}

  private TerminalChart(Chart whole, int width, boolean colored) {
    this.chart = whole.limitedTo(MOST_CURVES);
    this.more = whole.mainCurves() - chart.mainCurves();
    this.xs = chart.xRange();
    this.ys = chart.yRange();
    this.colored = colored;
    int widest = 0;
    for (double tick : yTicks()) {
      widest = Math.max(widest, Ticks.label(tick).length());
    }
    this.margin = widest;
    int all = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width - 1));
    int longest = 0;
    for (Chart.Curve curve : chart.curves()) {
      longest = Math.max(longest, shown(curve).length());
    }
    this.labelWidth =
        chart.mainCurves() < 2 ? 0 : Math.min(longest, Math.max(LEAST_LABEL, all / 4));
    this.columns = all - margin - 3 - (labelWidth == 0 ? 0 : labelWidth + 1);
    this.canvas = new Canvas(columns, HEIGHT);
  }

  /**
   * Draws a chart as lines, each with its line feed.
   *
   * @param width of the terminal, in characters
   */
  public static String render(Chart chart, int width, boolean colored) {
    return new TerminalChart(chart, width, colored).draw();
  }

  private List<Double> yTicks() {
    return Ticks.of(ys.low(), ys.high(), chart.y().logarithmic(), HEIGHT / TICK_EVERY + 1);
  }

  private String draw() {
    for (Chart.Marker marker : chart.markers()) {
      int x = across(marker.x());
      for (int y = 0; y < canvas.dotsDown(); y += 2) {
        canvas.dot(x, y, MARKER);
      }
    }
    String[] names = new String[HEIGHT];
    int[] named = new int[HEIGHT];
    if (labelWidth > 0) {
      label(ends(), names, named);
    }
    plotAll();
    StringBuilder text = new StringBuilder();
    text.append(" ".repeat(margin)).append(" ").append(chart.y().label()).append('\n');
    String[] labels = yLabels();
    for (int row = 0; row < HEIGHT; row++) {
      text.append(labels[row]).append(labels[row].isBlank() ? " │" : " ┤");
      row(text, row, names[row], named[row]);
    }
    xAxis(text);
    legend(text);
    return text.toString();
  }

  /** The most important curves over the others, what belongs to them below. */
  private void plotAll() {
    int number = chart.mainCurves();
    for (int i = chart.curves().size() - 1; i >= 0; i--) {
      Chart.Curve curve = chart.curves().get(i);
      if (curve.kind() == Chart.Kind.VALIDATION) {
        plot(curve, number - 1, SPARSE);
      } else if (!curve.isCompanion()) {
        plot(curve, --number, 1);
      }
    }
  }

  private void plot(Chart.Curve curve, int number, int every) {
    int lastX = -1;
    int lastY = 0;
    for (int i = 0; i < curve.x().length; i++) {
      double value = curve.y()[i];
      if (Double.isNaN(value)) {
        lastX = -1;
        continue;
      }
      int x = across(curve.x()[i]);
      int y = down(value);
      if (every > 1 || curve.kind() == Chart.Kind.DOTS) {
        boolean drawn = every == 1 || x % every == 0;
        canvas.dot(drawn ? x : -1, y, number);
      } else if (lastX >= 0) {
        canvas.line(lastX, lastY, x, y, number);
      } else {
        canvas.dot(x, y, number);
      }
      lastX = x;
      lastY = y;
    }
  }

  /** Where the curves end, from the top. */
  private List<End> ends() {
    List<End> ends = new ArrayList<>();
    int number = 0;
    for (Chart.Curve curve : chart.curves()) {
      if (curve.isCompanion()) {
        continue;
      }
      double last = Double.NaN;
      for (double value : curve.y()) {
        last = Double.isNaN(value) ? last : value;
      }
      boolean left = last > ys.high();
      String label = shown(curve);
      int room = labelWidth - (left ? 2 : 0);
      String cut = label.length() <= room ? label : label.substring(0, room - 1) + "…";
      int row = Double.isNaN(last) ? HEIGHT - 1 : Math.max(0, down(last)) / 4;
      ends.add(new End(number++, cut + (left ? " ↑" : ""), last, row));
    }
    ends.sort(Comparator.comparingDouble(End::last).reversed());
    return ends;
  }

  private static String shown(Chart.Curve curve) {
    return (curve.kind() == Chart.Kind.BEST ? "★ " : "") + curve.label();
  }

  /** Gives every curve a line of its own, as near to its end as the others allow. */
  private static void label(List<End> ends, String[] names, int[] named) {
    int below = HEIGHT;
    int[] rows = new int[ends.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Math.max(ends.get(i).row(), i == 0 ? 0 : rows[i - 1] + 1);
    }
    for (int i = rows.length - 1; i >= 0; i--) {
      rows[i] = Math.min(rows[i], below - 1);
      below = rows[i];
      names[rows[i]] = ends.get(i).label();
      named[rows[i]] = ends.get(i).curve();
    }
  }

  private int across(double x) {
    double part = xs.part(x, chart.x().logarithmic());
    return (int) Math.round(part * (canvas.dotsAcross() - 1));
  }

  /** Places above the canvas stay just above it. */
  private int down(double y) {
    double part = ys.part(y, chart.y().logarithmic());
    double dots = (1 - part) * (canvas.dotsDown() - 1);
    return (int) Math.round(Math.max(-1, Math.min(canvas.dotsDown() - 1.0, dots)));
  }

  private String[] yLabels() {
    String[] labels = new String[HEIGHT];
    Arrays.fill(labels, " ".repeat(margin));
    for (double tick : yTicks()) {
      int row = Math.max(0, Math.min(HEIGHT - 1, down(tick) / 4));
      String label = Ticks.label(tick);
      labels[row] = " ".repeat(margin - label.length()) + label;
    }
    return labels;
  }

  private void row(StringBuilder text, int row, String name, int named) {
    int end = columns;
    while (end > 0 && canvas.at(end - 1, row) == ' ') {
      end--;
    }
    int color = -1;
    for (int column = 0; column < end; column++) {
      int wanted = canvas.owner(column, row);
      if (colored && wanted != color) {
        text.append(code(wanted));
        color = wanted;
      }
      text.append(canvas.at(column, row));
    }
    text.append(colored && color != -1 ? code(-1) : "");
    if (name != null) {
      text.append(" ".repeat(columns - end + 1));
      text.append(colored ? code(named) + name + code(-1) : name);
    }
    text.append('\n');
  }

  private static String code(int curve) {
    if (curve < 0) {
      return curve == MARKER ? "\u001b[0;2m" : "\u001b[0m";
    }
    return "\u001b[0;" + COLORS[curve % COLORS.length] + "m";
  }

  private void xAxis(StringBuilder text) {
    char[] axis = "─".repeat(columns).toCharArray();
    StringBuilder labels = new StringBuilder();
    List<Double> ticks =
        new ArrayList<>(Ticks.of(xs.low(), xs.high(), chart.x().logarithmic(), columns / 12));
    for (double tick : ticks) {
      int column = Math.min(columns - 1, across(tick) / 2);
      String label = Ticks.label(tick);
      int start = Math.min(column - label.length() / 2, columns - label.length());
      if (start >= labels.length() + (labels.length() == 0 ? 0 : 2)) {
        labels.append(" ".repeat(start - labels.length())).append(label);
        axis[column] = '┬';
      }
    }
    text.append(" ".repeat(margin)).append(" └").append(axis).append('\n');
    String name = chart.x().label();
    boolean fits = labels.length() + 2 + name.length() <= columns;
    text.append(" ".repeat(margin + 2)).append(labels).append(fits ? "  " : "\n");
    text.append(fits ? "" : " ".repeat(margin + 2 + Math.max(0, columns - name.length())));
    text.append(name).append('\n');
  }

  /** Names the upright lines, and says how many curves there were no colours for. */
  private void legend(StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (Chart.Marker marker : chart.markers()) {
      line.append(line.isEmpty() ? "" : "   ").append("⠇ ").append(marker.label());
      line.append(' ').append(Ticks.label(marker.x()));
    }
    if (more > 0) {
      line.append("and ").append(more).append(more == 1 ? " more" : " others");
    }
    if (!line.isEmpty()) {
      text.append(" ".repeat(margin + 2)).append(line).append('\n');
    }
  }
}
