package dev.neuron.data.columns;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NearestName;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The categories that the others of their columns are compared with ({@code --reference}): their
 * features are always 0, and so are the weights. Without them the features of a column add up to 1,
 * which is what the bias is for, and no weight is more right than another.
 */
final class References {
  private static final String OPTION = "--reference";
  private static final String FIRST = "first";

  private final Map<Integer, String> named = new HashMap<>();
  private boolean first;

  private References() {}

  /**
   * Reads what is asked for.
   *
   * @param asked each {@code first} or {@code COLUMN=VALUE}
   * @param oneHot which columns are categories
   * @throws DataException of kind REQUEST if one is no such column, or named twice
   */
  static References of(
      List<String> asked, ColumnFinder finder, boolean[] oneHot, ColumnAdvice advice) {
    References references = new References();
    for (String text : asked) {
      if (NumberText.trimmed(text).equals(FIRST)) {
        references.first = true;
      } else {
        references.take(text, finder, oneHot, advice);
      }
    }
    return references;
  }

  /** A name may have an equals sign in it: the longest that fits is meant. */
  private void take(String text, ColumnFinder finder, boolean[] oneHot, ColumnAdvice advice) {
    for (int end = text.lastIndexOf('='); end > 0; end = text.lastIndexOf('=', end - 1)) {
      int column = finder.place(text.substring(0, end));
      if (column >= 0 && oneHot[column]) {
        String value = NumberText.trimmed(text.substring(end + 1));
        if (value.isEmpty()) {
          throw noValue(text, finder.option(column));
        }
        if (named.put(column, value) != null) {
          throw DataException.request(
              OPTION + " names two categories of column " + finder.option(column), null);
        }
        return;
      }
    }
    int end = text.indexOf('=');
    int column = finder.find(OPTION, end < 0 ? text : text.substring(0, end));
    throw oneHot[column]
        ? noValue(text, finder.option(column))
        : DataException.request(
            OPTION + " names column " + finder.option(column) + ", which is not in --one-hot",
            "use " + advice.oneHot(column) + " to make features of its values");
  }

  private static DataException noValue(String text, String column) {
    return DataException.request(
        OPTION + " " + SafeText.of(text) + " names no category",
        "use " + OPTION + " " + column + "=VALUE, or " + OPTION + " " + FIRST);
  }

  /** The value that the others of a column are compared with, see {@link InputColumn}. */
  String of(int column) {
    return named.getOrDefault(column, first ? "" : null);
  }

  /**
   * Which of these values the others are compared with, or null for none.
   *
   * @param reference as {@link InputColumn} has it
   */
  static String among(List<String> values, String reference) {
    boolean isFirst = reference != null && reference.isEmpty() && !values.isEmpty();
    return isFirst ? values.get(0) : reference;
  }

  /**
   * Makes sure that a column has the value that its others are to be compared with.
   *
   * @throws DataException of kind REQUEST if it has not
   */
  static void require(InputColumn slot, List<String> names, String file) {
    String reference = slot.reference();
    if (reference == null || reference.isEmpty()) {
      return;
    }
    List<String> values = slot.categories().sorted();
    if (!values.contains(reference)) {
      throw new DataException(
          DataException.Kind.REQUEST,
          Fault.of(
              file,
              OPTION
                  + ": column "
                  + SafeText.of(names.get(slot.column()))
                  + " has no value "
                  + SafeText.of(reference)
                  + NearestName.hint(reference, values),
              "its values are " + SafeText.list(values)));
    }
  }
}
