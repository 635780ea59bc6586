package dev.neuron.data.columns;

import dev.neuron.data.DateReading.DateFormat;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.Selection;
import dev.neuron.data.csv.Schema;
import java.util.ArrayList;
import java.util.List;

/** Tells which columns were taken for what, and which were left out. */
final class ColumnNotes {
  /** How many columns of a kind are told one by one. */
  private static final int NOTES = 5;

  private final Schema head;
  private final ColumnAdvice advice;
  private final List<Note> notes;

  ColumnNotes(Schema head, ColumnAdvice advice, List<Note> notes) {
    this.head = head;
    this.advice = advice;
    this.notes = notes;
  }

  /** A column without a name that counts the rows was left out. */
  void leftOutIndex(int column) {
    notes.add(
        Note.note(
            "left out the column "
                + SafeText.of(name(column))
                + ", which has no name and counts the rows: likely a row index (as by "
                + advice.exclude(column)
                + "; --features takes it)"));
  }

  void leftOut(List<Integer> columns) {
    int shown = Math.min(columns.size(), NOTES);
    for (int i = 0; i < shown; i++) {
      leftOut(columns.get(i));
    }
    if (columns.size() > shown) {
      notes.add(Note.note("left out " + (columns.size() - shown) + " more text or empty columns"));
    }
  }

  private void leftOut(int number) {
    Schema.Column column = head.columns().get(number);
    if (column.kind() != Schema.Kind.TEXT) {
      String remedy = "; --features takes it";
      notes.add(Note.note("left out the empty column " + SafeText.of(name(number)) + remedy));
      return;
    }
    notes.add(
        Note.note(
            "left out the text column "
                + SafeText.of(name(number))
                + " ("
                + SafeText.of(column.example())
                + " …); "
                + advice.onText(number)));
  }

  void assumptions(Selection selection, int target, List<InputColumn> slots) {
    if (selection.target() == null) {
      notes.add(
          Note.note("the target is " + SafeText.of(name(target)) + ", the last column (--target)"));
    }
    if (selection.features().isEmpty()) {
      List<String> names = new ArrayList<>(slots.size());
      for (InputColumn slot : slots) {
        names.add(name(slot.column()));
      }
      notes.add(Note.note("learning from " + SafeText.list(names) + " (--features, --exclude)"));
    }
    int counting = 0;
    for (InputColumn slot : slots) {
      int column = slot.column();
      boolean unnamed = column == 0 && head.isUnnamed(0);
      boolean counts = unnamed || head.columns().get(column).counts();
      boolean chosen = !selection.features().isEmpty();
      if (counts && ++counting <= NOTES) {
        notes.add(
            Note.note(
                (unnamed
                        ? "the first column has no name"
                        : "column " + SafeText.of(name(column)) + " counts the rows")
                    + ": likely a row index, no feature ("
                    + (chosen
                        ? "leave it out of --features"
                        : advice.exclude(column) + " leaves it out")
                    + ")"));
      }
    }
    for (InputColumn slot : slots) {
      Schema.Column column = head.columns().get(slot.column());
      if (column.cells() > 2 && looksLikeDates(column.values())) {
        notes.add(
            Note.note(
                "column "
                    + SafeText.of(name(slot.column()))
                    + " looks like dates ("
                    + SafeText.plain(column.values().get(0))
                    + "): "
                    + advice.date(slot.column())
                    + " makes days of them"));
      }
    }
    if (counting > NOTES) {
      notes.add(Note.note((counting - NOTES) + " more columns count the rows"));
    }
  }

  /** Numbers such as 20200131, or as 01.2022, of whose zeros numbers have no need. */
  private static boolean looksLikeDates(List<String> values) {
    boolean zeros = false;
    boolean days = true;
    boolean months = true;
    for (String value : values) { // their lengths first: to know the formats takes longer
      int length = value.trim().length();
      zeros |= value.startsWith("0");
      days &= length == 8;
      months &= length == 6 || length == 7;
    }
    return (days && DateFormat.DIGITS.fits(values))
        || (zeros && months && DateFormat.MONTH_YEAR.fits(values));
  }

  private String name(int column) {
    return head.names().get(column);
  }
}
