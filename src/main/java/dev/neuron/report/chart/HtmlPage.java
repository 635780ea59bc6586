package dev.neuron.report.chart;

import dev.neuron.data.json.Json;
import dev.neuron.report.doc.HtmlTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart as one web page that holds all it needs: the library (uPlot), the style, the script and
 * the data. The parts lie beside this class as files, so that they can be read as what they are.
 */
final class HtmlPage {
  private static final int MOST_CURVES = 40;
  private static final int MOST_TICKS = 8;

  private HtmlPage() {}

  static String of(Chart chart) {
    Chart shown = chart.limitedTo(MOST_CURVES);
    return PagePart.filled(
        part("page.html"),
        Map.of(
            "head", PagePart.head(shown.title(), shown.subtitle(), part("uPlot.min.css")),
            "title", HtmlTable.escaped(shown.title()),
            "beside", beside(shown.beside()),
            "table", HtmlTable.of(shown.table()),
            "notes", notes(shown.notes()),
            "uplot.js", part("uPlot.iife.min.js"),
            "page.js", part("page.js"),
            "data", data(shown)));
  }

  /** The picture that belongs to it as it stands, or nothing. */
  private static String beside(Chart other) {
    if (other == null) {
      return "";
    }
    String svg = new String(Drawing.svg(other), StandardCharsets.UTF_8);
    return svg.substring(svg.indexOf("<svg"));
  }

  private static String part(String name) {
    return PagePart.of(HtmlPage.class, name);
  }

  private static String notes(List<String> notes) {
    StringBuilder html = new StringBuilder();
    for (String note : notes) {
      html.append("<p>").append(HtmlTable.escaped(note)).append("</p>\n");
    }
    return html.toString().strip();
  }

  private static String data(Chart chart) {
    String text =
        Json.text(
            Json.Layout.LINE,
            json -> {
              axis(json, "x", chart.x(), chart.xRange());
              axis(json, "y", chart.y(), chart.yRange());
              json.list(
                  "curves",
                  chart.curves(),
                  curve -> {
                    json.put("label", curve.label());
                    json.put("kind", curve.kind().name().toLowerCase(Locale.ROOT));
                    json.put("x", curve.x());
                    json.put("y", curve.y());
                  });
              if (!Double.isNaN(chart.floor())) {
                json.put("floor", chart.floor());
              }
              json.list(
                  "markers",
                  chart.markers(),
                  marker -> {
                    json.put("label", marker.label());
                    json.put("x", marker.x());
                  });
            });
    return PagePart.script(text.strip());
  }

  private static void axis(Json json, String name, Chart.Axis axis, Chart.Range range) {
    json.object(
        name,
        () -> {
          json.put("label", axis.label());
          json.put("log", axis.logarithmic());
          json.put("low", range.low());
          json.put("high", range.high());
          json.value("ticks", Ticks.of(range.low(), range.high(), axis.logarithmic(), MOST_TICKS));
        });
  }
}
