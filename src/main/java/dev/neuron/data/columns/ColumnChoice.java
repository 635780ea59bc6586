package dev.neuron.data.columns;

import dev.neuron.data.CellReading;
import dev.neuron.data.ColumnUnit;
import dev.neuron.data.DataException;
import dev.neuron.data.DateReading;
import dev.neuron.data.Fault;
import dev.neuron.data.Note;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import dev.neuron.data.Selection;
import dev.neuron.data.TextTarget;
import dev.neuron.data.csv.Schema;
import java.util.ArrayList;
import java.util.List;

/** Decides from a request and the first rows which column is what. */
public final class ColumnChoice {
  private final Schema head;
  private final Selection selection;
  private final ColumnFinder finder;
  private final ColumnAdvice advice;
  private final ColumnNotes notes;
  private final boolean[] excluded;
  private final boolean[] oneHot;
  private int target;
  private int weight = -1;
  private int group = -1;

  private ColumnChoice(Schema head, Selection selection, List<Note> notes) {
    this.head = head;
    this.selection = selection;
    this.finder = new ColumnFinder(head.file(), head.names());
    this.advice = new ColumnAdvice(head, selection);
    this.notes = new ColumnNotes(head, advice, notes);
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
  public static ColumnPlan of(Schema head, Selection selection, List<Note> notes) {
    return new ColumnChoice(head, selection, notes).choose();
  }

  private ColumnPlan choose() {
    int columns = head.names().size();
    target = selection.target() == null ? last() : finder.find("--target", selection.target());
    if (columns == 1) {
      throw noFeature(oneColumnRemedy());
    }
    if (selection.target() == null) {
      TargetChoice.refuseStray(head, target, finder);
    }
    if (selection.positive() == null) {
      refuseDoubt(target);
    }
    TextTarget texts = TargetChoice.of(head, selection.positive(), target, finder, advice);
    CellReading reading = head.reading().withTarget(texts);
    if (selection.weights() != null) {
      weight = finder.find("--weights", selection.weights());
      refuseTarget(weight, "--weights");
      refuseTextWeights();
    }
    if (selection.groups() != null) {
      group = finder.find("--fold-by", selection.groups());
      refuseTarget(group, "--fold-by");
      refuseBoth(group, group == weight, "--fold-by", "--weights");
    }
    for (String name : selection.exclude()) {
      int column = finder.find("--exclude", name);
      refuseTarget(column, "--exclude");
      excluded[column] = true;
    }
    for (String name : selection.oneHot()) {
      mark(finder.find("--one-hot", name), "--one-hot");
    }
    List<InputColumn> slots = slots(selection.features().isEmpty() ? numeric() : named());
    if (slots.isEmpty()) {
      throw noFeature(noFeatureRemedy());
    }
    notes.assumptions(selection, target, slots);
    if (group >= 0) {
      slots.add(new InputColumn(group, new Categories(Integer.MAX_VALUE), true, null));
    }
    return new ColumnPlan(head.names(), slots, target, weight, reading)
        .withInForce(InForce.of(head, selection));
  }

  private DataException noFeature(String remedy) {
    return DataException.content(Fault.of(head.file(), "no feature is left to learn from", remedy));
  }

  /**
   * The last column; one without a name that is all empty comes of a delimiter at the lines' ends.
   */
  private int last() {
    int last = head.fileNames().size() - 1;
    boolean named = head.hasHeader() && !head.isUnnamed(last);
    boolean empty = head.hasRows() && head.columns().get(last).kind() == Schema.Kind.EMPTY;
    return empty && !named && last > 0 ? last - 1 : last;
  }

  private String oneColumnRemedy() {
    String example = head.columns().get(0).example();
    if (head.isOfObjects()) {
      return "there is one column";
    }
    boolean blanks = example != null && NumberText.trimmed(example).matches("\\S+[ \t]+\\S.*");
    return blanks
        ? "use --delimiter ' ' if blanks stand between several columns"
        : "there is one column; if there should be more, say where they end by --delimiter";
  }

  private String noFeatureRemedy() {
    String byHand = null;
    for (Schema.Column column : head.columns()) {
      int number = head.columns().indexOf(column);
      boolean other = number == target || number == weight || number == group || excluded[number];
      boolean text = column.kind() == Schema.Kind.TEXT && !other;
      String toNumbers = text ? advice.toNumbers(number) : null;
      if (toNumbers != null && toNumbers.startsWith("use ")) {
        return toNumbers;
      }
      byHand = byHand == null ? toNumbers : byHand;
    }
    String unlike = null;
    for (int j = 0; j < excluded.length; j++) {
      boolean free = j != target && j != weight && !excluded[j];
      boolean text = free && head.columns().get(j).kind() == Schema.Kind.TEXT;
      if (text && head.columns().get(j).allDiffer()) {
        unlike = unlike == null ? name(j) : unlike;
      } else if (text && advice.toNumbers(j) == null) {
        return "use " + advice.oneHot(j) + " to make features of its values";
      } else if (free && head.columns().get(j).kind() == Schema.Kind.NUMBERS) {
        return "use --features " + finder.option(j) + " if it is no index of the rows";
      }
    }
    if (byHand != null) {
      return byHand;
    } else if (unlike != null) {
      return "no two values of " + SafeText.of(unlike) + " are alike";
    }
    return selection.exclude().isEmpty()
        ? "the other columns are empty"
        : "leave out fewer with --exclude";
  }

  private void mark(int column, String option) {
    refuseTarget(column, option);
    refuseBoth(column, excluded[column], option, "--exclude");
    refuseBoth(column, column == weight, option, "--weights");
    refuseBoth(column, column == group, option, "--fold-by");
    oneHot[column] = true;
  }

  private List<Integer> named() {
    List<Integer> chosen = new ArrayList<>();
    for (String name : selection.features()) {
      int column = finder.find("--features", name);
      refuseTarget(column, "--features");
      refuseBoth(column, excluded[column], "--features", "--exclude");
      refuseBoth(column, column == weight, "--features", "--weights");
      refuseBoth(column, column == group, "--features", "--fold-by");
      refuseBoth(column, chosen.contains(column), "--features", "--features");
      if (!oneHot[column]) {
        refuseDoubt(column);
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
      boolean other = column == target || column == weight || column == group;
      if (other || excluded[column] || (hasParts(column) && !oneHot[column])) {
        continue;
      }
      if (!oneHot[column]) {
        refuseDoubt(column);
      }
      if (!oneHot[column] && head.isUnnamed(column) && head.columns().get(column).counts()) {
        notes.leftOutIndex(column);
      } else if (oneHot[column] || head.columns().get(column).kind() == Schema.Kind.NUMBERS) {
        chosen.add(column);
      } else {
        left.add(column);
      }
    }
    notes.leftOut(left);
    return chosen;
  }

  /** Whether it stands for dates of which parts are the features. */
  private boolean hasParts(int column) {
    DateReading date = head.conversions().dates().get(name(column));
    return date != null && !date.parts().isEmpty();
  }

  private List<InputColumn> slots(List<Integer> columns) {
    References references = References.of(selection.references(), finder, oneHot, advice);
    List<InputColumn> slots = new ArrayList<>(columns.size());
    for (int column : columns) {
      slots.add(
          oneHot[column]
              ? new InputColumn(column, new Categories(), false, references.of(column))
              : new InputColumn(column, null));
    }
    return slots;
  }

  private void refuseTarget(int column, String option) {
    if (column == target) {
      throw DataException.request(
          "column " + SafeText.of(name(column)) + " is the target and cannot be in " + option,
          selection.target() == null ? "choose another column with --target" : null);
    }
  }

  private void refuseBoth(int column, boolean other, String option, String otherOption) {
    if (other) {
      throw DataException.request(
          option.equals(otherOption)
              ? "column " + SafeText.of(name(column)) + " is named twice in " + option
              : "column "
                  + SafeText.of(name(column))
                  + " is in both "
                  + option
                  + " and "
                  + otherOption,
          null);
    }
  }

  /** A column whose numbers may mean two things is used as neither. */
  private void refuseDoubt(int number) {
    Schema.Column column = head.columns().get(number);
    if (column.kind() == Schema.Kind.AMBIGUOUS) {
      throw DataException.content(
          new Fault(
              head.file(),
              column.exampleLine(),
              name(number),
              ColumnUnit.written(column.example()),
              "may be one number or another",
              NumberText.readings(column.example())));
    }
  }

  private void refuseTextWeights() {
    refuseDoubt(weight);
    Schema.Column column = head.columns().get(weight);
    if (column.kind() == Schema.Kind.TEXT) {
      throw DataException.content(
          new Fault(
              head.file(),
              column.exampleLine(),
              name(weight),
              column.example(),
              "is no number, and weights must be",
              advice.toNumbers(weight)));
    }
  }

  private void refuseText(int number) {
    Schema.Column column = head.columns().get(number);
    if (column.kind() == Schema.Kind.TEXT) {
      String toNumbers = advice.toNumbers(number);
      throw DataException.content(
          new Fault(
              head.file(),
              column.exampleLine(),
              name(number),
              column.example(),
              "is no number, nor are most cells of the column",
              toNumbers != null
                  ? toNumbers
                  : "use " + advice.oneHot(number) + " to make features of its values"));
    }
  }

  private String name(int column) {
    return head.names().get(column);
  }
}
