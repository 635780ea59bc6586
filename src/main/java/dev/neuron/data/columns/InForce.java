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
 */
public record InForce(
    List<String> missingTokens,
    List<String> exclude,
    boolean chosen,
    long lowerNames,
    List<Integer> mixed)
    implements Serializable {
  /** Nothing was. */
  static final InForce NOTHING = new InForce(List.of(), List.of(), true, 0, List.of());

  /** What the first rows of a source say. */
  public static InForce of(Schema head) {
    return of(head, Selection.DEFAULT);
  }

  /** The same, and what was asked of its columns. */
  static InForce of(Schema head, Selection asked) {
    boolean chosen = !asked.features().isEmpty();
    List<Integer> mixed = new ArrayList<>();
    for (int j = 0; j < head.columns().size(); j++) {
      if (head.columns().get(j).mixed()) {
        mixed.add(j);
      }
    }
    return new InForce(head.spellings(), asked.exclude(), chosen, head.lowerNames(), mixed);
  }

  /** What is wrong with a cell, without a remedy that would make another cell wrong. */
  public Fault of(int column, String cell, Fault fault) {
    boolean decimals = mixed.contains(column) && NumberText.isInAnyWriting(cell);
    return decimals ? fault.withRemedy(ColumnAdvice.MIXED) : fault;
  }

  /** Copies the lists. */
  public InForce {
    missingTokens = List.copyOf(missingTokens);
    exclude = List.copyOf(exclude);
    mixed = List.copyOf(mixed);
  }
}
