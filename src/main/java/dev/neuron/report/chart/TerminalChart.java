package dev.neuron.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A chart in the characters of a terminal. */
public final class TerminalChart {
  /** More curves than this cannot be told apart. */
  public static final int MOST_CURVES = 9;

  private static final int HEIGHT = 16;
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 120;
  private static final int TICK_EVERY = 4; // lines
  private static final int[] COLORS = {36, 33, 32, 35, 34, 31, 96, 93, 92};
  private static final int MARKER = -2;

  private final Chart chart;
  private final Chart.Range xs;
  private final Chart.Range ys;
  private final boolean colored;
  private final Canvas canvas;
  private final int margin;
  private final int columns;

  private TerminalChart(Chart chart, int width, boolean colored) {
    this.chart = chart;
    this.xs = chart.xRange();
    this.ys = chart.yRange();
    this.colored = colored;
    int widest = 0;
    for (double tick : yTicks()) {
      widest = Math.max(widest, Ticks.label(tick).length());
    }
    this.margin = widest;
    int all = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width - 1));
    this.columns = all - margin - 3;
    this.canvas = new Canvas(columns, HEIGHT);
  }

  /**
   * Draws a chart as lines, each with its line feed.
   *
   * @param width of the terminal, in characters
   */
  public static String render(Chart chart, int width, boolean colored) {
    return new TerminalChart(chart.limitedTo(MOST_CURVES), width, colored).draw();
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
    for (int i = chart.curves().size() - 1; i >= 0; i--) {
      plot(chart.curves().get(i), i);
    }
    StringBuilder text = new StringBuilder();
    text.append(" ".repeat(margin)).append(" ").append(chart.y().label()).append('\n');
    String[] labels = yLabels();
    for (int row = 0; row < HEIGHT; row++) {
      text.append(labels[row]).append(labels[row].isBlank() ? " │" : " ┤");
      row(text, row);
    }
    xAxis(text);
    legend(text);
    return text.toString();
  }

  private void plot(Chart.Curve curve, int number) {
    int lastX = -1;
    int lastY = 0;
    int endX = -1;
    int endY = 0;
    for (int i = 0; i < curve.x().length; i++) {
      double value = curve.y()[i];
      if (Double.isNaN(value)) {
        lastX = -1;
        continue;
      }
      int x = across(curve.x()[i]);
      int y = down(value);
      if (lastX >= 0) {
        canvas.line(lastX, lastY, x, y, number);
      } else {
        canvas.dot(x, y, number);
      }
      lastX = x;
      lastY = y;
      endX = x;
      endY = y;
    }
    if (endX >= 0 && chart.curves().size() > 1) {
      canvas.letter(endX, endY, (char) ('1' + number), number);
    }
  }

  private int across(double x) {
    double part = part(x, xs, chart.x().logarithmic());
    return (int) Math.round(part * (canvas.dotsAcross() - 1));
  }

  /** Places above the canvas stay just above it. */
  private int down(double y) {
    double part = part(y, ys, chart.y().logarithmic());
    double dots = (1 - part) * (canvas.dotsDown() - 1);
    return (int) Math.round(Math.max(-1, Math.min(canvas.dotsDown() - 1.0, dots)));
  }

  private static double part(double value, Chart.Range range, boolean logarithmic) {
    if (!logarithmic) {
      return (value - range.low()) / (range.high() - range.low());
    }
    double low = StrictMath.log(range.low());
    return (StrictMath.log(value) - low) / (StrictMath.log(range.high()) - low);
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

  private void row(StringBuilder text, int row) {
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
    text.append(colored && color != -1 ? code(-1) : "").append('\n');
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

  private void legend(StringBuilder text) {
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int i = 0; i < chart.curves().size() && chart.curves().size() > 1; i++) {
      String entry = (i + 1) + " " + chart.curves().get(i).label();
      if (used > 0 && used + 3 + entry.length() > columns) {
        text.append(" ".repeat(margin + 2)).append(line).append('\n');
        line.setLength(0);
        used = 0;
      }
      line.append(used > 0 ? "   " : "");
      line.append(colored ? code(i) + entry + code(-1) : entry);
      used += entry.length() + 3;
    }
    for (Chart.Marker marker : chart.markers()) {
      line.append(line.isEmpty() ? "" : "   ").append("⠇ ").append(marker.label());
      line.append(' ').append(Ticks.label(marker.x()));
    }
    if (!line.isEmpty()) {
      text.append(" ".repeat(margin + 2)).append(line).append('\n');
    }
  }
}
