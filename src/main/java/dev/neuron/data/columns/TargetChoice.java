package dev.neuron.data.columns;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import dev.neuron.data.TextTarget;
import dev.neuron.data.csv.Schema;
import java.util.ArrayList;
import java.util.List;

/** Decides how a target of texts becomes 1 and 0. */
final class TargetChoice {
  /** How many columns are offered as a target instead. */
  private static final int OFFERED = 5;

  private final Schema head;
  private final ColumnFinder finder;
  private final ColumnAdvice advice;

  private TargetChoice(Schema head, ColumnFinder finder, ColumnAdvice advice) {
    this.head = head;
    this.finder = finder;
    this.advice = advice;
  }

  /**
   * The texts that are 1 and 0; null for a target of numbers.
   *
   * @param positive the text asked for as 1, or null
   * @throws DataException of kind CONTENT if it cannot be told
   */
  static TextTarget of(
      Schema head, String positive, int target, ColumnFinder finder, ColumnAdvice advice) {
    TargetChoice choice = new TargetChoice(head, finder, advice);
    if (positive != null) {
      choice.refuseNumbers(target, positive);
      return new TextTarget(positive, null);
    }
    return choice.texts(target);
  }

  /**
   * A key that few objects have, and that came last for this reason, is nobody's target until it is
   * named.
   *
   * @throws DataException of kind CONTENT if the last column is such a one
   */
  static void refuseStray(Schema head, int target, ColumnFinder finder) {
    long most = 0;
    for (Schema.Column column : head.columns()) {
      most = Math.max(most, column.cells());
    }
    long cells = head.columns().get(target).cells();
    if (!head.isOfObjects() || cells == 0 || 2 * cells >= most) {
      return;
    }
    int other = target - 1;
    while (other >= 0 && 2 * head.columns().get(other).cells() < most) {
      other--;
    }
    String last = "--target " + finder.option(target) + " if it is meant";
    throw DataException.content(
        new Fault(
            head.file(),
            0,
            head.names().get(target),
            null,
            "comes last and would be the target, but " + cells + " of " + most + " rows have it",
            other < 0 ? "use " + last : "use --target " + finder.option(other) + ", or " + last));
  }

  /** No text is among numbers. */
  private void refuseNumbers(int target, String positive) {
    Schema.Column column = head.columns().get(target);
    boolean numbers = column.kind() == Schema.Kind.NUMBERS && column.example() == null;
    if (numbers && !NumberText.isInAnyWriting(positive)) {
      throw DataException.content(
          new Fault(
              head.file(),
              0,
              head.names().get(target),
              null,
              "the target has numbers, and none of them is " + SafeText.of(positive),
              "the numbers are learned without --positive"));
    }
  }

  private TextTarget texts(int target) {
    Schema.Column column = head.columns().get(target);
    if (!head.hasRows() || column.kind() == Schema.Kind.NUMBERS) {
      return null;
    }
    boolean text = column.kind() == Schema.Kind.TEXT;
    TextTarget found = text ? TextTarget.of(column.values()) : null;
    if (found != null) {
      return found;
    }
    String readings = text ? advice.toNumbers(target) : null;
    throw DataException.content(
        new Fault(
            head.file(),
            column.exampleLine(),
            head.names().get(target),
            column.example(),
            text ? "is no number, and the target must be one" : "the target has no numbers",
            readings != null ? readings : remedy(column)));
  }

  /** The columns of numbers there are, and the texts that could count as 1. */
  private String remedy(Schema.Column column) {
    List<String> options = new ArrayList<>();
    for (int j = 0; j < head.names().size() && options.size() < OFFERED; j++) {
      if (head.columns().get(j).kind() == Schema.Kind.NUMBERS && !advice.isNamed(j)) {
        options.add("--target " + finder.option(j));
      }
    }
    String choice = options.isEmpty() ? "" : String.join(", ", options) + ", or ";
    List<String> values = column.values();
    if (values.isEmpty()) {
      return options.isEmpty() ? null : "use " + String.join(" or ", options);
    }
    return "use "
        + choice
        + "--positive "
        + SafeText.argument(values.get(0))
        + (values.size() == 2
            ? " or --positive " + SafeText.argument(values.get(1)) + " to say which text is 1"
            : " to tell this text from all others");
  }
}
