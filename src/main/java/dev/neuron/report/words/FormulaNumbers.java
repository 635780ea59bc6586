package dev.neuron.report.words;

import java.util.List;
import java.util.StringJoiner;

/** Numbers as they stand in formulas: six digits, a true minus sign. */
public final class FormulaNumbers {
  /** A vector of more entries is shown by its first few. */
  private static final int MOST_ENTRIES = 4;

  private FormulaNumbers() {}

  public static String number(double value) {
    String text = Numbers.text(value);
    return text.charAt(0) == '-' ? '−' + text.substring(1) : text;
  }

  /** As a factor or term that is not the first: negative ones in parentheses. */
  public static String inside(double value) {
    String text = number(value);
    return text.charAt(0) == '−' ? "(" + text + ")" : text;
  }

  /** A row vector. */
  public static String vector(double... entries) {
    return vector(entries, entries.length);
  }

  /** A row vector of which only the first entries are known. */
  public static String vector(double[] entries, long length) {
    StringBuilder text = new StringBuilder("[");
    boolean cut = length > MOST_ENTRIES;
    int shown = cut ? Math.min(MOST_ENTRIES - 1, entries.length) : entries.length;
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : ", ").append(number(entries[i]));
    }
    return text.append(cut ? ", …]" : "]").toString();
  }

  /** A matrix of which only the first rows are known, rows between semicolons. */
  public static String matrix(List<double[]> rows, long count) {
    boolean cut = count > MOST_ENTRIES;
    int shown = cut ? Math.min(MOST_ENTRIES - 1, rows.size()) : rows.size();
    StringJoiner text = new StringJoiner("; ", "[", cut ? "; …]" : "]");
    for (double[] row : rows.subList(0, shown)) {
      String entries = vector(row);
      text.add(entries.substring(1, entries.length() - 1));
    }
    return text.toString();
  }
}
