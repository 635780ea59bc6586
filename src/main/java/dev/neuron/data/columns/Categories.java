package dev.neuron.data.columns;

import dev.neuron.data.NumberText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a one-hot column and the codes that stand for them while loading. */
public final class Categories implements Serializable {
  private static final long serialVersionUID = 1;

  /** The code of a missing cell. */
  static final double MISSING = Double.NaN;

  /** The code of a value that was not seen in training. */
  public static final double UNSEEN = -1;

  /** More distinct values than this are no categories: each becomes a feature of every row. */
  public static final int MOST = 10_000;

  @SuppressWarnings("serial") // a HashMap
  private final Map<String, Integer> codes = new HashMap<>();

  @SuppressWarnings("serial") // an ArrayList
  private final List<String> values = new ArrayList<>();

  private final boolean fixed;
  private final int most;

  /** Categories that grow with what they are shown. */
  public Categories() {
    this(MOST);
  }

  /** The same, so many at most. */
  Categories(int most) {
    this.fixed = false;
    this.most = most;
  }

  /** These categories and no others. */
  public Categories(List<String> known) {
    known.forEach(this::learn);
    this.fixed = true;
    this.most = known.size();
  }

  /** Categories that were seen in this order. */
  public static Categories seen(List<String> values) {
    Categories categories = new Categories();
    values.forEach(categories::learn);
    return categories;
  }

  private void learn(String value) {
    codes.put(value, values.size());
    values.add(value);
  }

  /** The values in the order of their codes. */
  public List<String> values() {
    return values;
  }

  /** The code of a value: its place in order of appearance, or {@link #UNSEEN}. */
  public double code(String cell) {
    String value = NumberText.trimmed(cell);
    Integer code = codes.get(value);
    if (code != null) {
      return code;
    }
    if (fixed || values.size() >= most) {
      return UNSEEN;
    }
    learn(value);
    return values.size() - 1;
  }

  public boolean isFixed() {
    return fixed;
  }

  /** The values in the order of their features: sorted, so that the order of rows is no matter. */
  List<String> sorted() {
    List<String> sorted = new ArrayList<>(values);
    if (!fixed) {
      Collections.sort(sorted);
    }
    return sorted;
  }

  /** For each code the place of its feature in {@link #sorted()}. */
  int[] places() {
    List<String> sorted = sorted();
    int[] places = new int[sorted.size()];
    for (int i = 0; i < places.length; i++) {
      places[codes.get(sorted.get(i))] = i;
    }
    return places;
  }
}
