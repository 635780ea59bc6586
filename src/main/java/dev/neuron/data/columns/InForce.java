package dev.neuron.data.columns;

import dev.neuron.data.Fault;
import dev.neuron.data.NumberText;
import dev.neuron.data.Selection;
import dev.neuron.data.csv.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for already where rows are read: a remedy holds it beside what it adds, so that
 * nothing is lost to who gives an option anew.
 *
 * @param missingTokens the spellings of a missing cell that count in the data
 * @param exclude the columns that are not learned from, as they were typed
 * @param chosen whether the features were named one by one, so that none is there to exclude
 * @param lowerNames the line of a row that could hold the names, see {@link Schema}
 * @param mixed the columns, from 0, whose decimals stand behind points and commas
 * @param sparse the columns that are empty for the most part
 */
public record InForce(
    List<String> missingTokens,
    List<String> exclude,
    boolean chosen,
    long lowerNames,
    List<Integer> mixed,
    List<Integer> sparse)
    implements Serializable {
  /** Nothing was. */
  static final InForce NOTHING = new InForce(List.of(), List.of(), true, 0, List.of(), List.of());

  /** What the first rows of a source say whose columns are known. */
  public static InForce ofKnown(Schema head) {
    InForce found = of(head, Selection.DEFAULT);
    return new InForce(
        found.missingTokens, List.of(), true, found.lowerNames, found.mixed, found.sparse);
  }

  /** The same, and what was asked of its columns. */
  static InForce of(Schema head, Selection asked) {
    boolean chosen = !asked.features().isEmpty();
    List<Integer> mixed = new ArrayList<>();
    List<Integer> sparse = new ArrayList<>();
    long most = head.columns().stream().mapToLong(Schema.Column::cells).max().orElse(0);
    for (int j = 0; j < head.columns().size(); j++) {
      if (head.columns().get(j).mixed()) {
        mixed.add(j);
      }
      if (2 * head.columns().get(j).cells() < most) {
        sparse.add(j);
      }
    }
    return new InForce(head.spellings(), asked.exclude(), chosen, head.lowerNames(), mixed, sparse);
  }

  /** What is wrong with a cell, without a remedy that would make another cell wrong. */
  public Fault of(int column, String cell, Fault fault) {
    boolean decimals = mixed.contains(column) && NumberText.isInAnyWriting(cell);
    return decimals ? fault.withRemedy(ColumnAdvice.MIXED) : fault;
  }

  /** What is wrong with an empty cell, where most cells of the column are so. */
  public Fault ofMissing(ColumnPlan.Use use, ColumnPlan plan, Fault fault) {
    if (!sparse.contains(use.column()) || !plan.isExcludable(use)) {
      return fault;
    }
    ColumnFinder finder = new ColumnFinder(null, plan.names());
    String option = finder.adding("--exclude", exclude, use.column());
    String without =
        "use " + option + " to do without the column, which is empty for the most part";
    return fault.withRemedy(without + fault.remedy().replaceFirst("use ", ", or "));
  }

  /** Copies the lists. */
  public InForce {
    missingTokens = List.copyOf(missingTokens);
    exclude = List.copyOf(exclude);
    mixed = List.copyOf(mixed);
    sparse = List.copyOf(sparse);
  }
}
