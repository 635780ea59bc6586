package dev.neuron.report.compare;

import dev.neuron.report.doc.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options that several runs do not share, as a diff against the first of them. */
final class OptionDiff {
  private static final String NONE = "–";
  private static final String SAME = "=";
  private static final int LONGEST = 16;

  private OptionDiff() {}

  /**
   * A row for each option that differs, a column for each run, where {@code =} is what the first
   * run has; null if none differs.
   */
  static Table of(List<String> names, List<Map<String, String>> options) {
    Set<String> all = new LinkedHashSet<>();
    for (Map<String, String> one : options) {
      all.addAll(one.keySet());
    }
    Table table = new Table();
    table.words("differs in");
    for (String name : names) {
      table.words(name);
    }
    boolean any = false;
    for (String option : all) {
      Set<String> values = new LinkedHashSet<>();
      List<String> cells = new ArrayList<>(List.of(option));
      String reference = options.get(0).getOrDefault(option, NONE);
      for (Map<String, String> one : options) {
        String value = one.getOrDefault(option, NONE);
        boolean same = !values.isEmpty() && value.equals(reference);
        values.add(value);
        cells.add(same ? SAME : option.endsWith("(SHA-256)") ? shortened(value) : value);
      }
      if (values.size() > 1) {
        table.row(Table.Mark.NONE, cells);
        any = true;
      }
    }
    return any ? table : null;
  }

  private static String shortened(String hash) {
    return hash.length() > LONGEST ? hash.substring(0, LONGEST) + "…" : hash;
  }
}
