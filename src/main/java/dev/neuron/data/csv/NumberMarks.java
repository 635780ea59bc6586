package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.Note;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands before decimals and between groups of digits, by the first cells of all columns: a
 * file has one way of writing numbers.
 */
final class NumberMarks {
  /** How many columns of a kind are named. */
  private static final int NAMED = 5;

  /** What parts the cells where commas stand before decimals, and points between groups. */
  private static final char GERMAN = ';';

  private static final String NO_THOUSANDS = "--thousands none if not";

  private final ColumnGuess[] columns;
  private final Character asked;
  private final boolean decimalAsked;
  private final char decimal;
  private final boolean
      isPointOpen; // nobody asked, and no number shows that it stands before decimals

  NumberMarks(ColumnGuess[] columns, CsvFormat format) {
    this.columns = columns;
    this.asked = format.thousands();
    this.decimalAsked = format.decimal() != CsvFormat.AUTO;
    this.decimal = decimalAsked ? format.decimal() : '.';
    boolean open = asked == null && !decimalAsked;
    for (ColumnGuess column : columns) {
      open &= !column.hasDecimals();
    }
    this.isPointOpen = open;
  }

  /**
   * The mark between groups of digits: that asked for, or the only one that makes columns of
   * numbers. A comma, which could stand before decimals, needs a number that says it does not.
   */
  char thousands() {
    if (asked != null) {
      return asked;
    }
    char found = CsvFormat.NONE;
    for (int m = 0; m < NumberText.MARKS.length(); m++) {
      char mark = NumberText.MARKS.charAt(m);
      if (isThousands(mark)) {
        if (found != CsvFormat.NONE) {
          return CsvFormat.NONE;
        }
        found = mark;
      }
    }
    return found;
  }

  private boolean isThousands(char mark) {
    boolean grouped = false;
    boolean sure = mark != ',' || decimalAsked;
    for (ColumnGuess column : columns) {
      grouped |= column.isGroupedBy(mark);
      sure |= column.isSureOf(mark) || column.hasDecimals();
    }
    return grouped && sure;
  }

  void noteThousands(char thousands, List<String> names, List<Note> notes) {
    if (asked != null || thousands == CsvFormat.NONE) {
      return;
    }
    List<String> grouped = new ArrayList<>();
    String example = null;
    for (int j = 0; j < columns.length; j++) {
      if (columns[j].isGroupedBy(thousands)) {
        example = example == null ? columns[j].groupedExample(thousands) : example;
        grouped.add(SafeText.plain(names.get(j)));
      }
    }
    int more = grouped.size() - NAMED;
    String some = String.join(", ", grouped.subList(0, Math.min(NAMED, grouped.size())));
    String others = more > 0 ? " and " + more + (more == 1 ? " more column" : " more columns") : "";
    double value = NumberText.grouped(example, decimal, thousands);
    notes.add(Note.note(took(example, value, some + others, NO_THOUSANDS)));
  }

  /** Whether a note tells what groups digits. */
  static boolean isOfThousands(Note note) {
    return note.text().endsWith("(" + NO_THOUSANDS + ")");
  }

  /** That errors of a spreadsheet were taken for missing values. */
  void noteErrors(List<Note> notes) {
    Set<String> errors = new LinkedHashSet<>();
    for (ColumnGuess column : columns) {
      errors.addAll(column.errors());
    }
    if (!errors.isEmpty()) {
      String some = SafeText.plain(String.join(", ", errors));
      notes.add(
          Note.note("took " + some + " for missing values (--missing-tokens says otherwise)"));
    }
  }

  private static String took(String cell, double value, String columns, String otherwise) {
    return "took "
        + SafeText.plain(ColumnUnit.written(cell))
        + " for "
        + NumberText.plain(value)
        + " in "
        + columns
        + " ("
        + otherwise
        + ")";
  }

  /**
   * Tells of points that were taken for decimal points and may stand between groups of digits, as
   * nothing in the file shows which: whole numbers beside them make it likely.
   */
  void notePoints(char delimiter, char thousands, List<String> names, List<Note> notes) {
    for (int j = 0; j < columns.length; j++) {
      if (mayGroup(j, thousands) && columns[j].mixesWholes() && delimiter != GERMAN) {
        String example = columns[j].groupsOrDecimals();
        String whole = NumberText.plain(NumberText.grouped(example, ',', decimal));
        double value = NumberText.parse(example, decimal);
        String column = SafeText.plain(names.get(j));
        notes.add(Note.warning(took(example, value, column, "--thousands . if it is " + whole)));
      }
    }
  }

  private boolean mayGroup(int j, char thousands) {
    return isPointOpen && thousands == CsvFormat.NONE && columns[j].groupsOrDecimals() != null;
  }

  /**
   * That commas stand before decimals: a column of numbers proves it, and none the contrary. Null
   * where it is not so.
   */
  Note commaBeforeDecimals(List<String> names) {
    int proof = -1;
    for (int j = 0; j < columns.length; j++) {
      boolean numeric = columns[j].provesOtherDecimal();
      if ((columns[j].hasDecimals() && isNumeric(columns[j])) || columns[j].isSureOf(',')) {
        return null;
      }
      proof = proof < 0 && numeric ? j : proof;
    }
    if (proof < 0 || (asked != null && asked == ',')) {
      return null;
    }
    String example = columns[proof].otherExample();
    String otherwise = "--decimal . if commas do not stand before decimals";
    String column = SafeText.plain(names.get(proof));
    return Note.note(took(example, decimals(example), column, otherwise));
  }

  /** Whether a column has decimals behind the other mark than another column, or itself, has. */
  boolean mixesDecimals(int j) {
    if (columns[j].mixesMarks()) {
      return true;
    } else if (!columns[j].provesOtherDecimal()) {
      return false;
    }
    for (ColumnGuess column : columns) {
      if (column != columns[j] && column.hasDecimals() && isNumeric(column)) {
        return true;
      }
    }
    return false;
  }

  private static double decimals(String example) {
    double value = NumberText.parse(example, ',');
    for (int m = 0; Double.isNaN(value) && m < NumberText.MARKS.length(); m++) {
      value = NumberText.grouped(example, ',', NumberText.MARKS.charAt(m));
    }
    return value;
  }

  /**
   * The mark that makes a column doubtful, as it may stand before decimals or between groups; NONE
   * for none.
   */
  char doubtful(int j, char thousands, char delimiter) {
    if (delimiter == GERMAN && mayGroup(j, thousands)) {
      return decimal;
    }
    boolean open = asked == null && !decimalAsked && thousands != ',';
    return open ? ',' : CsvFormat.NONE;
  }

  /** Whether a column has numbers for the most part, whatever stands between their digits. */
  static boolean isNumeric(ColumnGuess column) {
    boolean numeric = column.isMostlyNumbers(CsvFormat.NONE);
    for (int m = 0; m < NumberText.MARKS.length(); m++) {
      numeric |= column.isMostlyNumbers(NumberText.MARKS.charAt(m));
    }
    return numeric;
  }
}
