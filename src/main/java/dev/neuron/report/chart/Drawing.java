package dev.neuron.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart drawn by XChart. */
final class Drawing {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int MOST_CURVES = 12;
  private static final int TICK_SPACING = 70;
  private static final double NAMES_FIT_ACROSS = 0.7; // decades in which every digit can be named
  private static final double NAMES_FIT_UP = 1.6;
  private static final int POINTS_SHOWN = 40;
  private static final double ODD_PLACE = 0.6180339887;
  private static final double STRAIGHT = 2.1;
  private static final Color INK = new Color(0x22, 0x26, 0x2e);
  private static final Color GRID = new Color(0xe4, 0xe7, 0xec);
  private static final Color FAINT = new Color(0xa8, 0xad, 0xb6);
  private static final Color[] COLORS = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xd5, 0x5e, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0x8a, 0x5a, 0xd1),
    new Color(0x7a, 0x4b, 0x2a)
  };

  private final Chart chart;
  private final Chart.Range xs;
  private final Chart.Range ys;

  private Drawing(Chart chart) {
    this.chart = chart.limitedTo(MOST_CURVES);
    this.xs = this.chart.xRange();
    this.ys = this.chart.yRange();
  }

  static byte[] svg(Chart chart) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(
          draw(chart), bytes, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer takes every write", e);
    }
    // The library names the clipped region after an object's address; the same chart is the same
    // file.
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.replaceAll("clip-?[0-9]+", "clip").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] png(Chart chart) {
    ImageIO.setUseCache(false); // which would be a file that a signal leaves behind
    try {
      return BitmapEncoder.getBitmapBytes(draw(chart), BitmapEncoder.BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer takes every write", e);
    }
  }

  private static XYChart draw(Chart chart) {
    // There may be no screen, and none is needed.
    System.setProperty("java.awt.headless", "true");
    return new Drawing(chart).build();
  }

  private XYChart build() {
    XYChart drawn =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(chart.title() + (chart.subtitle().isEmpty() ? "" : " – " + chart.subtitle()))
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
    style(drawn.getStyler());
    int colored = 0;
    for (Chart.Curve curve : chart.curves()) {
      Color color = curve.faint() ? FAINT : COLORS[colored++ % COLORS.length];
      add(drawn, curve, color);
    }
    for (Chart.Marker marker : chart.markers()) {
      mark(drawn, marker);
    }
    if (!isLogarithmic(chart.x(), xs)) {
      spreadTicks(drawn);
    }
    return drawn;
  }

  private void style(XYStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    styler.setBaseFont(font);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD, 16f));
    styler.setChartTitleBoxVisible(false);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTitleFont(font);
    styler.setLegendFont(font);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendVisible(chart.curves().size() + chart.markers().size() > 1);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAntiAlias(true);
    styler.setYAxisMin(ys.low()).setYAxisMax(ys.high());
    styler.setXAxisMin(xs.low()).setXAxisMax(xs.high());
    styler.setLocale(Locale.ROOT);
    styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
    styler.setXAxisLogarithmic(isLogarithmic(chart.x(), xs));
    styler.setXAxisLogarithmicDecadeOnly(decades(xs) > NAMES_FIT_ACROSS);
    styler.setXAxisDecimalPattern(pattern(xs));
    styler.setYAxisLogarithmic(isLogarithmic(chart.y(), ys));
    styler.setYAxisLogarithmicDecadeOnly(decades(ys) > NAMES_FIT_UP);
    styler.setYAxisDecimalPattern(pattern(ys));
  }

  /** Within a factor of two a logarithm looks straight, and has no round numbers to name. */
  private static boolean isLogarithmic(Chart.Axis axis, Chart.Range range) {
    return axis.logarithmic() && range.high() > STRAIGHT * range.low();
  }

  private static double decades(Chart.Range range) {
    return StrictMath.log10(range.high() / range.low());
  }

  private static String pattern(Chart.Range range) {
    return range.high() >= 1e7 || range.high() < 1e-3 ? "0.##E0" : "0.########";
  }

  private void add(XYChart drawn, Chart.Curve curve, Color color) {
    Clipped clipped = Clipped.of(curve, ys, isLogarithmic(chart.y(), ys));
    if (clipped.x().length == 0) {
      return;
    }
    XYSeries series = drawn.addSeries(unique(drawn, curve.label()), clipped.x(), clipped.y());
    series.setLineColor(color);
    series.setLineWidth(2);
    series.setMarkerColor(color);
    boolean dotted = curve.x().length <= POINTS_SHOWN && chart.curves().size() == 1;
    series.setMarker(dotted ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  /**
   * An unseen point that keeps the points of the curves from being equally spaced: of such XChart
   * names as many as fit, 0, 3, 6, …, in place of round numbers.
   */
  private void spreadTicks(XYChart drawn) {
    double x = xs.low() + ODD_PLACE * (xs.high() - xs.low());
    XYSeries series =
        drawn.addSeries("ticks", new double[] {x, x}, new double[] {ys.low(), ys.low()});
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(false);
  }

  private void mark(XYChart drawn, Chart.Marker marker) {
    double x = marker.x();
    double[] ends = {ys.low(), ys.high()};
    String label = marker.label() + " " + Ticks.label(marker.x());
    XYSeries series = drawn.addSeries(unique(drawn, label), new double[] {x, x}, ends);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(drawn.getSeriesMap().size() % 2 == 0 ? COLORS[1] : COLORS[2]);
    series.setLineStyle(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 4}, 0));
  }

  private static String unique(XYChart drawn, String label) {
    String name = label;
    for (int i = 2; drawn.getSeriesMap().containsKey(name); i++) {
      name = label + " (" + i + ")";
    }
    return name;
  }
}
