package dev.neuron.data.csv;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NumberText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names in a header row: trimmed, and no two alike; {@code #N} where the N-th is empty. */
final class HeaderNames {
  private HeaderNames() {}

  /**
   * Reads the names.
   *
   * @param known whether columns of these names are wanted
   * @throws DataException of kind CONTENT if two columns have the same name
   */
  static List<String> of(String file, long line, String[] cells, boolean known) {
    String[] names = new String[cells.length];
    Map<String, Integer> seen = new HashMap<>();
    for (int j = 0; j < cells.length; j++) {
      String name = cells[j].trim();
      names[j] = name.isEmpty() ? "#" + (j + 1) : name;
      Integer before = seen.put(names[j], j);
      if (before != null) {
        throw DataException.content(
            new Fault(
                file,
                line,
                names[j],
                null,
                "columns " + (before + 1) + " and " + (j + 1) + " have this same name",
                known ? "rename one" : remedy(line, cells)));
      }
    }
    return Arrays.asList(names);
  }

  /** A row of numbers alone holds names only because it was said to. */
  private static String remedy(long line, String[] cells) {
    boolean numbers = Arrays.stream(cells).allMatch(NumberText::isInAnyWriting);
    return numbers
        ? "leave --header yes out if this row is data"
        : "rename one, or use --skip-lines " + line + " to do without the names";
  }
}
