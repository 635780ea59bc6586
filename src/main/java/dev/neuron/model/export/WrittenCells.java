package dev.neuron.model.export;

import dev.neuron.data.CellReading;
import dev.neuron.data.ColumnUnit;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DateReading;
import dev.neuron.data.Feature;
import dev.neuron.model.TrainedNeuron;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How the cells of a neuron's columns are written, for languages that take cells as texts: patterns
 * of regular expressions that all of them read alike.
 *
 * @param comma whether a comma stands before decimals
 * @param grouped a number whose digits are grouped, or null where none is
 * @param marks what may stand between groups, a class of characters, or null
 * @param units what stands around the numbers of a column
 * @param dates how the dates of a column are written
 * @param parts of which column and what part of its dates a column is
 */
record WrittenCells(
    boolean comma,
    String grouped,
    String marks,
    Map<String, ColumnUnit> units,
    Map<String, DateReading> dates,
    Map<String, Part> parts) {

  /** A number with a comma before decimals. */
  static final String COMMA_NUMBER = "[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?";

  /** What stands before a number, the number, and what stands behind it. */
  static final String AROUND = "([^0-9]*?)([.,]?[0-9](?:.*[0-9])?)([^0-9]*)";

  /** A zero needs no unit. */
  static final String ZERO = "[+-]?0+([.,]0*)?";

  static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

  /** A part of the dates of a column. */
  record Part(String column, String part) {}

  static WrittenCells of(TrainedNeuron model) {
    CellReading reading = model.columns().reading();
    Map<String, Part> parts = new LinkedHashMap<>();
    reading
        .conversions()
        .dates()
        .forEach(
            (column, date) ->
                date.parts()
                    .forEach(part -> parts.put(column + ":" + part, new Part(column, part))));
    Map<String, ColumnUnit> units = new LinkedHashMap<>();
    Map<String, DateReading> dates = new LinkedHashMap<>();
    for (Feature feature : model.columns().features()) {
      Part part = feature.isOneHot() ? null : parts.get(feature.source());
      String column = part == null ? feature.source() : part.column();
      if (!feature.isOneHot() && reading.conversions().units().containsKey(column)) {
        units.put(column, reading.conversions().units().get(column));
      }
      if (!feature.isOneHot() && reading.conversions().dates().containsKey(column)) {
        dates.put(column, reading.conversions().dates().get(column));
      }
    }
    boolean comma = reading.decimal() == ',';
    String marks =
        switch (reading.thousands()) {
          case CsvFormat.NONE -> null;
          case ' ' -> "[ \\u00a0\\u202f\\u2009]";
          case '\'' -> "['\\u2019]";
          default -> "[" + reading.thousands() + "]";
        };
    String fraction = "(?:[" + reading.decimal() + "][0-9]*)?(?:[eE][+-]?[0-9]+)?";
    String grouped =
        marks == null ? null : "[+-]?[1-9][0-9]{0,2}(?:" + marks + "[0-9]{3})+" + fraction;
    return new WrittenCells(comma, grouped, marks, units, dates, parts);
  }

  /** The columns of the file that a neuron reads. */
  Set<String> columns(Inputs inputs) {
    Set<String> columns = new LinkedHashSet<>();
    for (String number : inputs.numbers()) {
      columns.add(parts.containsKey(number) ? parts.get(number).column() : number);
    }
    columns.addAll(inputs.categories().keySet());
    return columns;
  }

  /** Whether numbers are written otherwise than plainly in any column. */
  boolean areRead() {
    return comma || grouped != null || !units.isEmpty();
  }

  /** Whether a column holds dates that count as days. */
  boolean isDays(String column) {
    return dates.containsKey(column);
  }

  /**
   * The call of the program's own function that reads a feature from a row.
   *
   * @param prefix what such functions' names begin with
   * @param literal a text in the language
   * @param none what stands for nothing there
   */
  String call(Feature feature, String prefix, UnaryOperator<String> literal, String none) {
    String instead = ", " + Inputs.instead(feature, none) + ")";
    String source = literal.apply(feature.source());
    if (feature.isOneHot()) {
      return prefix + "is(row, " + source + ", " + literal.apply(feature.value()) + instead;
    }
    Part part = parts().get(feature.source());
    if (part != null) {
      String column = literal.apply(part.column());
      return prefix + "part(row, " + column + ", \"" + part.part() + "\"" + instead;
    }
    return prefix + (isDays(feature.source()) ? "days" : "number") + "(row, " + source + instead;
  }
}
