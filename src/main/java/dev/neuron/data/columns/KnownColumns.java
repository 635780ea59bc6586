package dev.neuron.data.columns;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Fault;
import dev.neuron.data.NearestName;
import dev.neuron.data.SafeText;
import dev.neuron.data.csv.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds known columns in a source by name, wherever they stand in it. */
public final class KnownColumns {
  private KnownColumns() {}

  /**
   * Where the columns of training data are in other data to learn from.
   *
   * @throws DataException of kind CONTENT if there is none of a name
   */
  public static ColumnPlan plan(OneHot oneHot, Columns columns, Schema head, DataRequest request) {
    List<InputColumn> slots = slots(oneHot, head.names(), head.file(), head.lowerNames());
    String weights = request.selection().weights();
    int weight =
        weights == null
            ? -1
            : new ColumnFinder(head.file(), head.names()).find("--weights", weights);
    int target = find(columns.target(), head.names(), head.file(), head.lowerNames(), "");
    return new ColumnPlan(head.names(), slots, target, weight, columns.reading())
        .withInForce(InForce.of(head, request.selection()));
  }

  /** The same of a source that is open. */
  public static ColumnPlan plan(
      OneHot oneHot, Columns columns, Schema head, boolean withTarget, int weight) {
    return plan(oneHot, columns, head.names(), head.file(), head.lowerNames(), withTarget, weight);
  }

  /**
   * Where the columns of a neuron are in other data.
   *
   * @param lowerNames the line of a row that could hold their names, see {@link Schema}
   * @param weight the place of the column of weights, from 0, or −1
   * @throws DataException of kind CONTENT if there is none of a name
   */
  public static ColumnPlan plan(
      OneHot oneHot,
      Columns columns,
      List<String> names,
      String file,
      long lowerNames,
      boolean withTarget,
      int weight) {
    List<InputColumn> slots = slots(oneHot, names, file, lowerNames);
    int target =
        withTarget
            ? find(columns.target(), names, file, lowerNames, "; name the target's with --target")
            : -1;
    return new ColumnPlan(names, slots, target, weight, columns.reading());
  }

  private static List<InputColumn> slots(
      OneHot oneHot, List<String> names, String file, long lowerNames) {
    List<InputColumn> slots = new ArrayList<>();
    for (int s = 0; s < oneHot.places().length; s++) {
      List<String> values = oneHot.values(s);
      slots.add(
          new InputColumn(
              find(oneHot.source(s), names, file, lowerNames, ""),
              values == null ? null : new Categories(values)));
    }
    return slots;
  }

  /**
   * The place of a column, from 0.
   *
   * @param otherwise what stands behind the names there are
   * @throws DataException of kind CONTENT if there is none of this name
   */
  private static int find(
      String column, List<String> names, String file, long lowerNames, String otherwise) {
    int place = names.indexOf(column);
    if (place < 0) {
      throw DataException.content(
          Fault.of(
              file,
              "there is no column " + SafeText.of(column) + NearestName.hint(column, names),
              lowerNames > 0
                  ? "use --skip-lines "
                      + (lowerNames - 1)
                      + " if the names stand in line "
                      + lowerNames
                  : names.size() == 1 && delimiter(column, names.get(0)) != null
                      ? "use --delimiter " + SafeText.argument(delimiter(column, names.get(0)))
                      : "the columns are " + SafeText.list(names) + otherwise));
    }
    return place;
  }

  /** What stands between the names that were read as one, this among them; or null. */
  private static String delimiter(String column, String names) {
    int at = column.isEmpty() ? -1 : names.indexOf(column);
    int end = at + column.length();
    if (at < 0 || column.equals(names)) {
      return null;
    }
    String mark = at > 0 ? names.substring(at - 1, at) : names.substring(end, end + 1);
    boolean between =
        !Character.isLetterOrDigit(mark.charAt(0))
            && Arrays.asList(names.split(Pattern.quote(mark))).contains(column);
    return between ? mark : null;
  }
}
