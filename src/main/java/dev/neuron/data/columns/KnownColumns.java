package dev.neuron.data.columns;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Fault;
import dev.neuron.data.NearestName;
import dev.neuron.data.SafeText;
import dev.neuron.data.csv.Schema;
import java.util.ArrayList;
import java.util.List;

/** Finds known columns in a source by name, wherever they stand in it. */
public final class KnownColumns {
  private KnownColumns() {}

  /** Where the slots, the target and the weights are. */
  public static ColumnPlan layout(
      OneHot expansion, Columns columns, Schema head, DataRequest request) {
    List<ColumnPlan.Slot> slots = new ArrayList<>();
    for (int s = 0; s < expansion.places().length; s++) {
      List<String> values = expansion.values(s);
      slots.add(
          new ColumnPlan.Slot(
              find(expansion.source(s), head.names(), head.file()),
              values == null ? null : new Categories(values)));
    }
    String weights = request.selection().weights();
    int weight =
        weights == null
            ? -1
            : new ColumnFinder(head.file(), head.names()).find("--weights", weights);
    int target = find(columns.target(), head.names(), head.file());
    return new ColumnPlan(head.names(), slots, target, weight, columns.reading());
  }

  /**
   * The place of a column, from 0.
   *
   * @throws DataException of kind CONTENT if there is none of this name
   */
  public static int find(String column, List<String> names, String file) {
    int place = names.indexOf(column);
    if (place < 0) {
      throw DataException.content(
          Fault.of(
              file,
              "there is no column " + SafeText.of(column) + NearestName.hint(column, names),
              "columns are matched by name; --header and --delimiter say how names are read"));
    }
    return place;
  }
}
