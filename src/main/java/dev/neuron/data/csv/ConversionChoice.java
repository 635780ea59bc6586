package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.Conversions;
import dev.neuron.data.DataException;
import dev.neuron.data.DateReading;
import dev.neuron.data.DateReading.DateFormat;
import dev.neuron.data.Fault;
import dev.neuron.data.NearestName;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides by the first rows what becomes of cells with units and of dates. */
final class ConversionChoice {
  private static final long DAY = 86_400;

  private final Schema head;
  private final Conversions asked;

  private ConversionChoice(Schema head, Conversions asked) {
    this.head = head;
    this.asked = asked;
  }

  /**
   * The conversions asked for, with all that is to be found.
   *
   * @param head what the first rows are without them
   * @throws DataException of kind CONTENT if a column holds no dates, or dates of two meanings;
   *     REQUEST if there is no such column
   */
  static Conversions of(Schema head, Conversions asked) {
    return asked.isOpen() ? new ConversionChoice(head, asked).found() : here(head, asked);
  }

  /** Without the dates of columns that are not there: others will say so. */
  private static Conversions here(Schema head, Conversions known) {
    Map<String, DateReading> dates = new LinkedHashMap<>(known.dates());
    dates.keySet().retainAll(head.names());
    return new Conversions(false, known.units(), dates);
  }

  private Conversions found() {
    Map<String, ColumnUnit> units = new LinkedHashMap<>();
    for (int j = 0; asked.findsUnits() && j < head.names().size(); j++) {
      ColumnUnit unit = head.columns().get(j).unit();
      if (unit != null && !ColumnUnit.hasTwoSides(head.columns().get(j).values())) {
        units.put(head.names().get(j), unit);
      }
    }
    Map<String, DateReading> dates = new LinkedHashMap<>();
    asked
        .dates()
        .forEach(
            (column, date) -> {
              if (dates.put(name(column), dates(column, date)) != null) {
                throw DataException.request(
                    "--date names " + SafeText.of(name(column)) + " twice", null);
              }
            });
    return new Conversions(false, units, dates);
  }

  private String name(String asked) {
    return head.names().get(place(asked));
  }

  private int place(String asked) {
    int place = head.names().indexOf(asked);
    boolean number = place < 0 && asked.matches("[1-9]\\d{0,5}");
    if (number && Integer.parseInt(asked) <= head.names().size()) {
      return Integer.parseInt(asked) - 1;
    }
    int colon = asked.lastIndexOf(':');
    if (place < 0 && colon > 0 && head.names().contains(asked.substring(0, colon))) {
      throw DataException.request(
          "--date: a date has no part " + SafeText.of(asked.substring(colon + 1)),
          "the parts are " + String.join(", ", DateReading.PARTS));
    }
    int equals = asked.lastIndexOf('=');
    if (place < 0 && equals > 0 && head.names().contains(asked.substring(0, equals))) {
      throw DataException.request(
          "--date: " + SafeText.of(asked.substring(equals + 1)) + " is no way to write dates",
          "dd/MM/yyyy, MM/dd/yyyy and yy/MM/dd are some");
    }
    if (place < 0) {
      throw new DataException(
          DataException.Kind.REQUEST,
          Fault.of(
              head.file(),
              "--date: there is no column "
                  + SafeText.of(asked)
                  + NearestName.hint(asked, head.names()),
              "the columns are " + SafeText.list(head.names())));
    }
    return place;
  }

  private DateReading dates(String column, DateReading date) {
    int place = place(column);
    List<String> values = head.columns().get(place).values();
    List<DateFormat> fitting = DateFormat.of(values);
    DateFormat format = fitting.size() == 1 ? fitting.get(0) : null;
    if (date.format() != null) {
      format = fitting.contains(date.format()) ? date.format() : null;
    }
    if (format == null) {
      throw DataException.content(notOneWay(column, values, fitting, date));
    }
    long first = format.seconds(values.get(0));
    return new DateReading(format, Math.floorDiv(first, DAY) * DAY, date.parts());
  }

  private Fault notOneWay(
      String column, List<String> values, List<DateFormat> fitting, DateReading date) {
    String name = name(column);
    List<String> columns = new ArrayList<>(asked.typedDates(column));
    columns.add(name + (date.parts().isEmpty() ? "" : ":" + String.join(",", date.parts())));
    DateFormat format = date.format();
    if (format == null && fitting.size() > 1) {
      String value = DateFormat.telling(values, fitting);
      String problem = "may be one date or another, and so may all dates looked at";
      String remedy = DateFormat.readings(fitting, value, columns);
      return new Fault(head.file(), 0, name, value, problem, remedy);
    }
    String other = DateFormat.toWrite(values);
    String remedy = other == null ? "write dates as 2020-01-31" : other;
    for (String value : values) {
      if (format != null && format.seconds(value) == null) {
        return new Fault(
            head.file(),
            0,
            name,
            value,
            "is no date as " + format.letters(values.get(0)) + " says",
            fitting.isEmpty() ? remedy : DateFormat.readings(fitting, value, columns));
      }
      if (DateFormat.of(List.of(value)).isEmpty()) {
        return new Fault(head.file(), 0, name, value, "is no date", remedy);
      }
    }
    return new Fault(head.file(), 0, name, null, "its dates are written in several ways", remedy);
  }

  /** What was found of that which was to be found. */
  static List<Note> notes(Schema head, Conversions found, Conversions asked) {
    List<Note> notes = new ArrayList<>();
    if (!asked.isOpen()) {
      return notes;
    }
    found
        .units()
        .forEach(
            (column, unit) ->
                notes.add(
                    Note.note(
                        "took "
                            + unit.describe()
                            + " of "
                            + SafeText.of(column)
                            + " for their unit"
                            + (unit.behind().equals("%") ? ": 5% is 0.05" : ""))));
    if (asked.findsUnits() && found.units().isEmpty()) {
      notes.add(Note.note("--units: no column has a unit around most of its numbers"));
    }
    found
        .dates()
        .forEach(
            (column, date) ->
                notes.add(
                    Note.note(
                        (date.parts().isEmpty()
                                ? "took the dates of "
                                    + SafeText.of(column)
                                    + " for days since "
                                    + date.firstDate()
                                : "made columns of "
                                    + String.join(", ", date.parts())
                                    + " of the dates of "
                                    + SafeText.of(column))
                            + example(head, column, date.format()))));
    return notes;
  }

  /** How a date was read that is not written as ISO does. */
  private static String example(Schema head, String column, DateFormat format) {
    String date = head.columns().get(head.names().indexOf(column)).values().get(0);
    return format == DateFormat.YEAR_FIRST
        ? ""
        : ": " + SafeText.plain(date) + " is " + format.date(date);
  }
}
