package dev.neuron.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns whose cells become other cells before they are read as numbers.
 *
 * @param findsUnits whether units are to be found in the first rows
 * @param units what stands around the numbers of a column, by its name
 * @param dates how dates become numbers, by the column's name
 */
public record Conversions(
    boolean findsUnits, Map<String, ColumnUnit> units, Map<String, DateReading> dates)
    implements Serializable {
  /** Cells as they are. */
  public static final Conversions NONE = new Conversions(false, Map.of(), Map.of());

  /** Copies the maps, in their order. */
  public Conversions {
    units = new LinkedHashMap<>(units);
    dates = new LinkedHashMap<>(dates);
  }

  /** Whether nothing is converted, and nothing to be found. */
  public boolean isNone() {
    return !findsUnits && isEmpty();
  }

  /** Whether nothing is converted so far. */
  public boolean isEmpty() {
    return units.isEmpty() && dates.isEmpty();
  }

  /** Whether units are read, or to be found. */
  public boolean readsUnits() {
    return findsUnits || !units.isEmpty();
  }

  /** Whether units or the ways of writing dates are still to be found. */
  public boolean isOpen() {
    boolean open = findsUnits;
    for (DateReading date : dates.values()) {
      open |= date.isOpen();
    }
    return open;
  }

  /** The columns of dates as an option names them, but this one. */
  public List<String> typedDates(String but) {
    List<String> typed = new ArrayList<>();
    dates.forEach((column, date) -> typed.add(date.typed(column)));
    typed.removeIf(name -> but != null && name.equals(dates.get(but).typed(but)));
    return typed;
  }

  /** What is wrong with a cell of such a column, read on from its text; null for other columns. */
  public String problem(String column, String cell) {
    if (dates.containsKey(column) || added().contains(column)) {
      return "is no date written as the others of its column";
    }
    ColumnUnit unit = units.get(column);
    return unit != null && ColumnUnit.isOther(cell)
        ? "has another unit than its column, which has " + unit.describe()
        : null;
  }

  /** The names of the columns that are added behind those of the file. */
  public List<String> added() {
    List<String> added = new ArrayList<>();
    dates.forEach((column, date) -> date.parts().forEach(part -> added.add(column + ":" + part)));
    return added;
  }
}
