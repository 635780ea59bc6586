package dev.neuron.report.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.report.words.SafeJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        .replace("{{title}}", text(shown.title()))
        .replace("{{subtitle}}", text(shown.subtitle()))
        .replace("{{table}}", table(shown.table()))
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

  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }

  private static String table(Chart.Table table) {
    StringBuilder html = new StringBuilder("<thead><tr>");
    for (int j = 0; j < table.headers().size(); j++) {
      cell(html, "th scope=\"col\"", table.numeric().get(j), table.headers().get(j));
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      html.append("<tr>");
      for (int j = 0; j < row.size(); j++) {
        cell(html, "td", table.numeric().get(j), row.get(j));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>").toString();
  }

  private static void cell(StringBuilder html, String tag, boolean numeric, String content) {
    html.append('<').append(tag).append(numeric ? " class=\"number\">" : ">");
    html.append(text(content)).append("</").append(tag, 0, 2).append('>');
  }

  private static String notes(List<String> notes) {
    StringBuilder html = new StringBuilder();
    for (String note : notes) {
      html.append("<p>").append(text(note)).append("</p>\n");
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
        json.writeBooleanField("faint", curve.faint());
        numbers(json, "x", curve.x());
        numbers(json, "y", curve.y());
        json.writeEndObject();
      }
      json.writeEndArray();
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
