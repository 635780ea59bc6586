package dev.neuron.data.json;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.Conversions;
import dev.neuron.data.DateReading;
import dev.neuron.data.DateReading.DateFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Which columns have units, and which dates, as keys of a model file and of a cache. */
final class ConversionFields {
  /** A column with its unit. */
  private record Unit(String column, ColumnUnit unit) {}

  /** A column with its dates. */
  private record Dates(String column, DateReading reading) {}

  private ConversionFields() {}

  /** Passes what there is. */
  static <T> Conversions pass(Fields<T> fields, Function<T, Conversions> of) {
    Map<String, ColumnUnit> units = new LinkedHashMap<>();
    if (fields.has("units", it -> !of.apply(it).units().isEmpty())) {
      fields
          .objects("units", it -> units(of.apply(it)), ConversionFields::unit)
          .forEach(unit -> units.put(unit.column(), unit.unit()));
    }
    Map<String, DateReading> dates = new LinkedHashMap<>();
    if (fields.has("dates", it -> !of.apply(it).dates().isEmpty())) {
      fields
          .objects("dates", it -> dates(of.apply(it)), ConversionFields::date)
          .forEach(date -> dates.put(date.column(), date.reading()));
    }
    return new Conversions(false, units, dates);
  }

  private static List<Unit> units(Conversions conversions) {
    return conversions.units().entrySet().stream()
        .map(unit -> new Unit(unit.getKey(), unit.getValue()))
        .toList();
  }

  private static List<Dates> dates(Conversions conversions) {
    return conversions.dates().entrySet().stream()
        .map(date -> new Dates(date.getKey(), date.getValue()))
        .toList();
  }

  private static Unit unit(Fields<Unit> fields) {
    return new Unit(
        fields.text("column", Unit::column),
        new ColumnUnit(
            fields.text("before", unit -> unit.unit().before()),
            fields.text("behind", unit -> unit.unit().behind())));
  }

  private static Dates date(Fields<Dates> fields) {
    String column = fields.text("column", Dates::column);
    DateFormat format = null;
    String written = fields.text("written", date -> label(date.reading().format()));
    for (DateFormat one : DateFormat.values()) {
      format = label(one).equals(written) ? one : format;
    }
    if (format == null) {
      throw fields.wrong("written", "is no way to write dates: '" + written + "'");
    }
    long first = fields.integer("first", date -> date.reading().first());
    List<String> parts = fields.texts("parts", date -> date.reading().parts());
    if (!DateReading.PARTS.containsAll(parts)) {
      throw fields.wrong("parts", "are not all of " + String.join(", ", DateReading.PARTS));
    }
    return new Dates(column, new DateReading(format, first, parts));
  }

  private static String label(DateFormat format) {
    return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
