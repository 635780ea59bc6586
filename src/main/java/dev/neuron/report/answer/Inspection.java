package dev.neuron.report.answer;

import dev.neuron.diagnose.ColumnSummary;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.diagnose.TableSummary;

/**
 * All that {@code inspect} found.
 *
 * @param table the table as it stands in its files
 * @param data the examples training would see, or null when there are none
 * @param weights the column of example weights, or null
 */
public record Inspection(TableSummary table, DataSummary data, String weights) {

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
}
