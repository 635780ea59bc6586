package dev.neuron.data.csv;

import java.util.List;

/**
 * Records without the lines of dashes, or hashes, that programs draw around tables and below names,
 * as in lists of SAP, answers of MySQL and PostgreSQL, and Markdown.
 */
final class Unbordered implements Records {
  private static final List<String> RULES = List.of("---", "===", "###", "-:", ":-");

  private final Records records;

  Unbordered(Records records) {
    this.records = records;
  }

  /** Whether a line has dashes and what stands between cells, and nothing else. */
  static boolean isBorder(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (" -=+|:,;#\t".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    for (String rule : RULES) {
      if (line.contains(rule)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String[] next() {
    String[] cells = records.next();
    while (cells != null && isBorder(String.join("|", cells))) {
      cells = records.next();
    }
    return cells;
  }

  @Override
  public String[] raw() {
    return records.raw();
  }

  @Override
  public long line() {
    return records.line();
  }
}
