package dev.neuron.report.doc;

import java.util.List;

/** A table as html; every cell knows its heading, so that a narrow page can show rows as cards. */
public final class HtmlTable {
  private static final int WIDE = 5; // columns

  private HtmlTable() {}

  /** The rows of a table with its heading. */
  public static String of(Table table) {
    List<Table.Column> columns = table.columns();
    StringBuilder html = new StringBuilder("<table");
    html.append(columns.size() >= WIDE ? " class=\"wide\">" : ">").append("<thead><tr>");
    for (Table.Column column : columns) {
      html.append("<th scope=\"col\"").append(kind(column));
      html.append(escaped(column.header())).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (Table.Row row : table.rows()) {
      html.append(row.cells().get(0).startsWith("★") ? "<tr class=\"best\">" : "<tr>");
      for (int j = 0; j < columns.size(); j++) {
        Table.Column column = columns.get(j);
        html.append("<td data-label=\"").append(escaped(column.header())).append('"');
        html.append(kind(column)).append(escaped(row.cells().get(j))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>").toString();
  }

  private static String kind(Table.Column column) {
    return column.isRight() ? " class=\"number\">" : ">";
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
