package dev.neuron.data.columns;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.DateReading.DateFormat;
import dev.neuron.data.NumberText;
import dev.neuron.data.csv.Schema;
import java.util.List;

/** The options that make numbers of a column of text, likeliest first. */
final class ColumnAdvice {
  private ColumnAdvice() {}

  /**
   * What to do, for a sentence, or null where no option would help.
   *
   * @param option the column as it is named in options
   */
  static String of(Schema.Column column, String option) {
    if (ColumnUnit.hasTwoSides(column.values())) {
      return "write the negative ones with a minus, as CR and DR do not say which they are";
    }
    if (column.unit() != null && column.unit().isBare()) {
      return ColumnUnit.bareAdvice(column.example());
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
    List<DateFormat> dates = DateFormat.of(column.values());
    if (dates.size() > 1) {
      String example = DateFormat.telling(column.values(), dates);
      return DateFormat.readings(dates, example, option);
    }
    return dates.isEmpty() ? null : "use --date " + option + " to make numbers of its dates";
  }
}
