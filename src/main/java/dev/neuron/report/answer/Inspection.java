package dev.neuron.report.answer;

import dev.neuron.data.DataRequest;
import dev.neuron.data.columns.ColumnAdvice;
import dev.neuron.diagnose.ColumnSummary;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.diagnose.TableSummary;

/**
 * All that {@code inspect} found.
 *
 * @param table the table as it stands in its files
 * @param data the examples training would see, or null when there are none
 * @param weights the column of example weights, or null
 * @param asked what was asked for
 * @param advice what train would say of a column
 */
public record Inspection(
    TableSummary table, DataSummary data, String weights, DataRequest asked, ColumnAdvice advice) {

  /** What a column is used for. */
  String role(ColumnSummary column) {
    if (data == null) {
      return "";
    } else if (column.name().equals(data.target())) {
      return "target";
    } else if (column.name().equals(weights)) {
      return "weights";
    }
    return data.sources().contains(column.name()) ? "feature" : "left out";
  }

  /** Whether training looks at a column, as far as that is known. */
  boolean isUsed(ColumnSummary column) {
    return data == null ? column.type() == ColumnSummary.Type.NUMBER : !isLeftOut(column);
  }

  boolean isLeftOut(ColumnSummary column) {
    return role(column).equals("left out");
  }
}
