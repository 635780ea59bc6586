package dev.neuron.data;

import java.util.ArrayList;
import java.util.List;

/** Finds known columns in a source by name, wherever they stand in it. */
final class KnownColumns {
  private KnownColumns() {}

  /** Where the slots, the target and the weights are. */
  static Layout layout(Expansion expansion, String target, Head head, DataRequest request) {
    List<Layout.Slot> slots = new ArrayList<>();
    for (int s = 0; s < expansion.places().length; s++) {
      List<String> values = expansion.values(s);
      slots.add(
          new Layout.Slot(
              find(expansion.source(s), head.names(), head.file()),
              values == null ? null : new Vocabulary(values)));
    }
    String weights = request.selection().weights();
    int weight =
        weights == null
            ? -1
            : new ColumnFinder(head.file(), head.names()).find("--weights", weights);
    return new Layout(head.names(), slots, find(target, head.names(), head.file()), weight);
  }

  /**
   * The place of a column, from 0.
   *
   * @throws DataException of kind CONTENT if there is none of this name
   */
  static int find(String column, List<String> names, String file) {
    int place = names.indexOf(column);
    if (place < 0) {
      throw DataException.content(
          Fault.of(
              file,
              "there is no column " + Quoted.of(column) + NearestName.hint(column, names),
              "columns are matched by name; --header and --delimiter say how names are read"));
    }
    return place;
  }
}
