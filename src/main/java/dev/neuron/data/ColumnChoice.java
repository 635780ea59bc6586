package dev.neuron.data;

import java.util.ArrayList;
import java.util.List;

/** Decides from a request and the first rows which column is what. */
final class ColumnChoice {
  /** How many columns of a kind are told one by one. */
  private static final int NOTES = 5;

  private final Head head;
  private final Selection selection;
  private final ColumnFinder finder;
  private final List<Note> notes;
  private final boolean[] excluded;
  private final boolean[] oneHot;
  private int target;
  private int weight = -1;

  private ColumnChoice(Head head, Selection selection, List<Note> notes) {
    this.head = head;
    this.selection = selection;
    this.finder = new ColumnFinder(head.file(), head.names());
    this.notes = notes;
    this.excluded = new boolean[head.names().size()];
    this.oneHot = new boolean[head.names().size()];
  }

  /**
   * Chooses target, features and weights.
   *
   * @param notes receives what was assumed and left out
   * @throws DataException of kind REQUEST for an unknown column or a contradiction, CONTENT for a
   *     text target or no feature
   */
  static Layout of(Head head, Selection selection, List<Note> notes) {
    return new ColumnChoice(head, selection, notes).choose();
  }

  private Layout choose() {
    int columns = head.names().size();
    target = selection.target() == null ? columns - 1 : finder.find("--target", selection.target());
    refuseTextTarget();
    if (selection.weights() != null) {
      weight = finder.find("--weights", selection.weights());
      refuseTarget(weight, "--weights");
    }
    for (String name : selection.exclude()) {
      int column = finder.find("--exclude", name);
      refuseTarget(column, "--exclude");
      excluded[column] = true;
    }
    for (String name : selection.oneHot()) {
      mark(finder.find("--one-hot", name), "--one-hot");
    }
    List<Layout.Slot> slots = slots(selection.features().isEmpty() ? numeric() : named());
    if (slots.isEmpty()) {
      throw DataException.content(
          Fault.of(
              head.file(),
              "no feature is left to learn from",
              columns == 1
                  ? "there is one column; use --delimiter if there should be more"
                  : noFeatureRemedy()));
    }
    refuseNameless(slots);
    noteAssumptions(slots);
    return new Layout(head.names(), slots, target, weight);
  }

  private String noFeatureRemedy() {
    for (Head.Column column : head.columns()) {
      if (column.kind() == Head.Kind.TEXT && decimal(column.example()) != null) {
        return decimalRemedy(column.example());
      }
    }
    return "name some with --features, or text columns with --one-hot";
  }

  /** The option under which a text would be a number, or null. */
  private static String decimal(String text) {
    for (char mark : new char[] {',', '.'}) {
      if (Double.isFinite(NumberText.parse(text, mark))) {
        return "--decimal '" + mark + "'";
      }
    }
    return null;
  }

  private static String decimalRemedy(String text) {
    return "use " + decimal(text) + " if " + Quoted.of(text) + " is a number";
  }

  private void mark(int column, String option) {
    refuseTarget(column, option);
    refuseBoth(column, excluded[column], option, "--exclude");
    refuseBoth(column, column == weight, option, "--weights");
    oneHot[column] = true;
  }

  private List<Integer> named() {
    List<Integer> chosen = new ArrayList<>();
    for (String name : selection.features()) {
      int column = finder.find("--features", name);
      refuseTarget(column, "--features");
      refuseBoth(column, excluded[column], "--features", "--exclude");
      refuseBoth(column, column == weight, "--features", "--weights");
      refuseBoth(column, chosen.contains(column), "--features", "--features");
      if (!oneHot[column]) {
        refuseText(column);
      }
      chosen.add(column);
    }
    for (int column = 0; column < oneHot.length; column++) {
      if (oneHot[column] && !chosen.contains(column)) {
        chosen.add(column);
      }
    }
    return chosen;
  }

  private List<Integer> numeric() {
    List<Integer> chosen = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int column = 0; column < excluded.length; column++) {
      if (column == target || column == weight || excluded[column]) {
        continue;
      }
      if (oneHot[column] || head.columns().get(column).kind() == Head.Kind.NUMBERS) {
        chosen.add(column);
      } else {
        left.add(column);
      }
    }
    noteLeftOut(left);
    return chosen;
  }

  private List<Layout.Slot> slots(List<Integer> columns) {
    List<Layout.Slot> slots = new ArrayList<>(columns.size());
    for (int column : columns) {
      slots.add(new Layout.Slot(column, oneHot[column] ? new Vocabulary() : null));
    }
    return slots;
  }

  /** One feature may be without a name, two could not be told apart in a model. */
  private void refuseNameless(List<Layout.Slot> slots) {
    int nameless = -1;
    for (Layout.Slot slot : slots) {
      int column = slot.column();
      if (name(column).isEmpty()) {
        if (nameless >= 0) {
          throw DataException.content(
              Fault.of(
                  head.file(),
                  "columns " + (nameless + 1) + " and " + (column + 1) + " have no name",
                  "name them, or use --exclude " + (nameless + 1) + "," + (column + 1)));
        }
        nameless = column;
      }
    }
  }

  private void refuseTarget(int column, String option) {
    if (column == target) {
      throw DataException.request(
          "column " + Quoted.of(name(column)) + " is the target and cannot be in " + option,
          selection.target() == null ? "choose another column with --target" : null);
    }
  }

  private void refuseBoth(int column, boolean other, String option, String otherOption) {
    if (other) {
      throw DataException.request(
          option.equals(otherOption)
              ? "column " + Quoted.of(name(column)) + " is named twice in " + option
              : "column "
                  + Quoted.of(name(column))
                  + " is in both "
                  + option
                  + " and "
                  + otherOption,
          null);
    }
  }

  private void refuseTextTarget() {
    Head.Column column = head.columns().get(target);
    if (!head.hasRows() || column.kind() == Head.Kind.NUMBERS) {
      return;
    }
    boolean text = column.kind() == Head.Kind.TEXT;
    String problem =
        text ? "is no number, and the target must be one" : "the target has no numbers";
    throw DataException.content(
        new Fault(
            head.file(),
            column.exampleLine(),
            name(target),
            column.example(),
            problem,
            text && decimal(column.example()) != null
                ? decimalRemedy(column.example())
                : "choose the column to predict with --target"));
  }

  private void refuseText(int number) {
    Head.Column column = head.columns().get(number);
    if (column.kind() == Head.Kind.TEXT) {
      throw DataException.content(
          new Fault(
              head.file(),
              column.exampleLine(),
              name(number),
              column.example(),
              "is no number, and none of the column is",
              decimal(column.example()) != null
                  ? decimalRemedy(column.example())
                  : "use --one-hot " + finder.option(number) + " to make features of its values"));
    }
  }

  private void noteLeftOut(List<Integer> columns) {
    int shown = Math.min(columns.size(), NOTES);
    for (int i = 0; i < shown; i++) {
      noteLeftOut(columns.get(i));
    }
    if (columns.size() > shown) {
      notes.add(Note.note("left out " + (columns.size() - shown) + " more text or empty columns"));
    }
  }

  private void noteLeftOut(int number) {
    Head.Column column = head.columns().get(number);
    String option = finder.option(number);
    String decimal = column.kind() == Head.Kind.TEXT ? decimal(column.example()) : null;
    notes.add(
        Note.note(
            column.kind() == Head.Kind.TEXT
                ? "left out the text column "
                    + Quoted.of(name(number))
                    + " ("
                    + Quoted.of(column.example())
                    + " …); "
                    + (decimal == null ? "" : decimal + " makes numbers of them, ")
                    + "--one-hot "
                    + option
                    + " makes features of its values"
                : "left out the empty column "
                    + Quoted.of(name(number))
                    + "; --features takes it"));
  }

  private void noteAssumptions(List<Layout.Slot> slots) {
    if (selection.target() == null) {
      notes.add(
          Note.note("the target is " + Quoted.of(name(target)) + ", the last column (--target)"));
    }
    if (selection.features().isEmpty()) {
      List<String> names = new ArrayList<>(slots.size());
      for (Layout.Slot slot : slots) {
        names.add(name(slot.column()));
      }
      notes.add(Note.note("learning from " + Quoted.list(names) + " (--features, --exclude)"));
    }
    int counting = 0;
    for (Layout.Slot slot : slots) {
      int column = slot.column();
      boolean unnamed = column == 0 && name(0).isEmpty();
      if ((unnamed || head.columns().get(column).counts()) && ++counting <= NOTES) {
        notes.add(
            Note.note(
                (unnamed
                        ? "the first column has no name"
                        : "column " + Quoted.of(name(column)) + " counts the rows")
                    + ": likely a row index, no feature (--exclude "
                    + finder.option(column)
                    + " leaves it out)"));
      }
    }
    if (counting > NOTES) {
      notes.add(Note.note((counting - NOTES) + " more columns count the rows"));
    }
  }

  private String name(int column) {
    return head.names().get(column);
  }
}
