package dev.neuron.report.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.report.words.SafeJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

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
    return part("page.html")
        .replace("{{title}}", HtmlTable.escaped(shown.title()))
        .replace("{{subtitle}}", HtmlTable.escaped(shown.subtitle()))
        .replace("{{table}}", HtmlTable.of(shown.table()))
        .replace("{{notes}}", notes(shown.notes()))
        .replace("{{uplot.css}}", part("uPlot.min.css"))
        .replace("{{page.css}}", part("page.css"))
        .replace("{{uplot.js}}", part("uPlot.iife.min.js"))
        .replace("{{page.js}}", part("page.js"))
        .replace("{{data}}", data(shown));
  }

  private static String part(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name, e);
    }
  }

  private static String notes(List<String> notes) {
    StringBuilder html = new StringBuilder();
    for (String note : notes) {
      html.append("<p>").append(HtmlTable.escaped(note)).append("</p>\n");
    }
    return html.toString().strip();
  }

  private static String data(Chart chart) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      axis(json, "x", chart.x(), chart.xRange());
      axis(json, "y", chart.y(), chart.yRange());
      json.writeArrayFieldStart("curves");
      for (Chart.Curve curve : chart.curves()) {
        json.writeStartObject();
        json.writeStringField("label", curve.label());
        json.writeStringField("kind", curve.kind().name().toLowerCase(Locale.ROOT));
        numbers(json, "x", curve.x());
        numbers(json, "y", curve.y());
        json.writeEndObject();
      }
      json.writeEndArray();
      if (!Double.isNaN(chart.floor())) {
        json.writeNumberField("floor", chart.floor());
      }
      json.writeArrayFieldStart("markers");
      for (Chart.Marker marker : chart.markers()) {
        json.writeStartObject();
        json.writeStringField("label", marker.label());
        json.writeNumberField("x", marker.x());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every write", e);
    }
    // Nothing in the data may end the script element, or begin a comment in it.
    return text.toString().replace("<", "\\u003c");
  }

  private static void axis(JsonGenerator json, String name, Chart.Axis axis, Chart.Range range)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("label", axis.label());
    json.writeBooleanField("log", axis.logarithmic());
    json.writeNumberField("low", range.low());
    json.writeNumberField("high", range.high());
    json.writeArrayFieldStart("ticks");
    for (double tick : Ticks.of(range.low(), range.high(), axis.logarithmic(), MOST_TICKS)) {
      json.writeNumber(tick);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }
}
