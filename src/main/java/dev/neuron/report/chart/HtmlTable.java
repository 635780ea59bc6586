package dev.neuron.report.chart;

import java.util.List;

/** A table as html; every cell knows its heading, so that a narrow page can show rows as cards. */
public final class HtmlTable {
  private static final int WIDE = 5; // columns

  private HtmlTable() {}

  /** The rows of a table with its heading. */
  public static String of(Chart.Table table) {
    StringBuilder html = new StringBuilder("<table");
    html.append(table.headers().size() >= WIDE ? " class=\"wide\">" : ">").append("<thead><tr>");
    for (int j = 0; j < table.headers().size(); j++) {
      String kind = table.numeric().get(j) ? " class=\"number\">" : ">";
      html.append("<th scope=\"col\"").append(kind);
      html.append(escaped(table.headers().get(j))).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      html.append(row.get(0).startsWith("★") ? "<tr class=\"best\">" : "<tr>");
      for (int j = 0; j < row.size(); j++) {
        html.append("<td data-label=\"").append(escaped(table.headers().get(j))).append('"');
        html.append(table.numeric().get(j) ? " class=\"number\">" : ">");
        html.append(escaped(row.get(j))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>").toString();
  }

  /** A text that means nothing but itself in html, nor in the page it is put into. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }
}
