package dev.neuron.report.answer;

import dev.neuron.data.SafeText;
import dev.neuron.diagnose.ColumnSummary;
import dev.neuron.diagnose.Conditioning;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Table;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import java.util.Locale;

/** What {@code inspect} found, for a terminal. */
public final class InspectionText {
  private static final int LONGEST_NAME = 30;

  private InspectionText() {}

  /**
   * The columns, the examples and what they mean.
   *
   * @param colored whether headings have colours
   * @param width of the terminal
   */
  public static String of(Inspection inspection, boolean colored, int width) {
    Page page = new TextPage(colored, width);
    page.table(columns(inspection));
    page.paragraph(rows(inspection));
    if (inspection.data() != null) {
      page.table(scales(inspection.data()));
    }
    page.points(InspectionRemarks.of(inspection));
    return page.toString();
  }

  private static Table columns(Inspection inspection) {
    Table table =
        Table.of("column", "type", "use", "min", "max", "mean", "sd", "missing", "distinct");
    for (ColumnSummary column : inspection.table().columns()) {
      table.row(
          shortened(column.name()),
          column.type().name().toLowerCase(Locale.ROOT),
          inspection.role(column),
          number(column.min()),
          number(column.max()),
          number(column.mean()),
          number(column.deviation()),
          Long.toString(column.missing()),
          distinct(column));
    }
    return table;
  }

  private static String shortened(String name) {
    if (name.isEmpty()) {
      return "(no name)";
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.text(value);
  }

  /** How many different values, with a + where there are more than were counted. */
  static String distinct(ColumnSummary column) {
    return column.distinct() + (column.distinctIsExact() ? "" : "+");
  }

  private static String rows(Inspection inspection) {
    long rows = inspection.table().rows();
    String text = Counted.of(rows, "row") + ", ";
    int columns = inspection.table().columns().size();
    text += Counted.of(columns, "column");
    DataSummary data = inspection.data();
    if (data == null) {
      return text;
    }
    return text
        + "; "
        + Counted.of(data.examples(), "example")
        + " of "
        + Counted.of(data.features().size(), "feature")
        + " for the target "
        + SafeText.of(data.target());
  }

  private static Table scales(DataSummary data) {
    Table table = Table.of("scale", "λmax", "λmin", "condition", "stable below", "set by");
    for (Conditioning in : data.conditioning()) {
      table.row(
          in.scaling().name().toLowerCase(Locale.ROOT),
          number(in.largest()),
          (in.exact() ? "" : "≤ ") + number(in.smallest()),
          (in.exact() ? "" : "≥ ") + condition(in.conditionNumber()),
          number(in.limit()),
          Double.isNaN(in.limit()) ? "" : shortened(data.limitingColumn(in)));
    }
    return table;
  }

  private static String condition(double number) {
    return Double.isInfinite(number) ? "infinite" : number(number);
  }
}
