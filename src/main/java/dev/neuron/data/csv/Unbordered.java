package dev.neuron.data.csv;

import java.util.regex.Pattern;

/**
 * Records without the lines of dashes, or hashes, that programs draw around tables and below names,
 * as in lists of SAP, answers of MySQL and PostgreSQL, and Markdown.
 */
final class Unbordered implements Records {
  private static final Pattern BORDER =
      Pattern.compile("(?=.*(---|===|-:|:-))[-=+|:,;\\s]*|(?=.*###)[#\\s|]*", Pattern.DOTALL);

  private final Records records;

  Unbordered(Records records) {
    this.records = records;
  }

  /** Whether a line has dashes and what stands between cells, and nothing else. */
  static boolean isBorder(CharSequence line) {
    return BORDER.matcher(line).matches();
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
