package dev.neuron.data.columns;

import dev.neuron.data.DateReading.DateFormat;
import dev.neuron.data.NumberText;
import dev.neuron.data.csv.Schema;

/** The options that make numbers of a column of text, likeliest first. */
final class ColumnAdvice {
  private ColumnAdvice() {}

  /**
   * What to do, for a sentence, or null where no option would help.
   *
   * @param option the column as it is named in options
   */
  static String of(Schema.Column column, String option) {
    if (column.unit() != null && column.unit().isBare()) {
      return "use --units if brackets or dashes make its numbers negative";
    }
    if (column.unit() != null) {
      return "use --units if " + column.unit().describe() + " are no part of them";
    }
    if (column.mixed()) {
      return "write its decimals as other columns have theirs: points and commas are mixed";
    }
    String readings = NumberText.readingsOf(column.example());
    if (readings != null) {
      return readings;
    }
    return DateFormat.of(column.values()).size() == 1
        ? "use --date " + option + " to make numbers of its dates"
        : null;
  }
}
