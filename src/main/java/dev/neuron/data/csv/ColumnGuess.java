package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.NumberText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the first cells of one column look like. */
final class ColumnGuess {
  /** What may stand between groups of three digits. */
  static final String MARKS = ",. '";

  /** More different values than this are not counted. */
  private static final int MOST_VALUES = 51;

  private final CellParser cells;
  private final char decimal;
  private final int[] grouped = new int[MARKS.length()];
  private final boolean[] sure = new boolean[MARKS.length()];
  private final String[] groupedExample = new String[MARKS.length()];
  private final long[] groupedLine = new long[MARKS.length()];
  private final Set<String> values = new LinkedHashSet<>();
  private int numbers;
  private int texts;
  private int otherDecimals;
  private boolean hasDecimals;
  private String example;
  private long exampleLine;

  ColumnGuess(CellParser cells, char decimal) {
    this.cells = cells;
    this.decimal = decimal;
  }

  /** Whether a cell has something that is no number, whatever stands between its digits. */
  static boolean isText(CellParser cells, char decimal, String cell) {
    if (cells.isMissing(cell) || !Double.isNaN(cells.number(cell))) {
      return false;
    }
    for (int m = 0; m < MARKS.length(); m++) {
      if (NumberText.groups(cell, decimal, MARKS.charAt(m)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Sees a cell; gives its number, or NaN. */
  double see(String cell, long line) {
    if (cells.isMissing(cell)) {
      return Double.NaN;
    }
    if (values.size() < MOST_VALUES) {
      values.add(NumberText.trimmed(cell));
    }
    double value = cells.number(cell);
    if (!Double.isNaN(value)) {
      numbers++;
      hasDecimals |=
          cell.indexOf(decimal) >= 0 && NumberText.groups(cell, other(decimal), decimal) == 0;
      return value;
    }
    texts++;
    if (example == null) {
      example = cell;
      exampleLine = line;
    }
    seeGroups(cell, line);
    return value;
  }

  private void seeGroups(String cell, long line) {
    for (int m = 0; m < MARKS.length(); m++) {
      int groups = NumberText.groups(cell, decimal, MARKS.charAt(m));
      if (groups == 0) {
        continue;
      }
      grouped[m]++;
      sure[m] |= groups > 1;
      if (groupedExample[m] == null) {
        groupedExample[m] = NumberText.trimmed(cell);
        groupedLine[m] = line;
      }
    }
    boolean ofOther = !Double.isNaN(NumberText.parse(cell, other(decimal)));
    otherDecimals += ofOther && NumberText.groups(cell, decimal, other(decimal)) == 0 ? 1 : 0;
  }

  private static char other(char decimal) {
    return decimal == '.' ? ',' : '.';
  }

  /** The first row is data, too: an example of text in it stands before all others. */
  void seeFirst(String cell, long line) {
    String later = example;
    long laterLine = exampleLine;
    example = null;
    see(cell, line);
    if (example == null) {
      example = later;
      exampleLine = laterLine;
    }
  }

  boolean hasNumbers() {
    return numbers > 0;
  }

  boolean hasTexts() {
    return texts > 0;
  }

  /** Whether a number shows that what stands before its decimals is no mark between groups. */
  boolean hasDecimals() {
    return hasDecimals;
  }

  /** Whether the mark between groups of digits makes this a column of numbers. */
  boolean isGroupedBy(char mark) {
    int m = MARKS.indexOf(mark);
    boolean decimals = mark == other(decimal) && otherDecimals > 0;
    return m >= 0 && grouped[m] > 0 && !decimals && isMostlyNumbers(mark);
  }

  /** Whether a cell has that mark and could not be a number with decimals. */
  boolean isSureOf(char mark) {
    return isGroupedBy(mark) && sure[MARKS.indexOf(mark)];
  }

  String groupedExample(char mark) {
    return groupedExample[MARKS.indexOf(mark)];
  }

  /** Whether at least half of the cells are numbers, given the mark between groups of digits. */
  boolean isMostlyNumbers(char mark) {
    int found = numbers(mark);
    return found > 0 && 2 * found >= numbers + texts;
  }

  private int numbers(char mark) {
    int m = mark == CsvFormat.NONE ? -1 : MARKS.indexOf(mark);
    return m < 0 ? numbers : numbers + grouped[m];
  }

  /** The column, given the mark between groups of digits and one that would be in doubt. */
  Schema.Column column(char mark, char doubtful, boolean counts) {
    if (doubtful != CsvFormat.NONE && isGroupedBy(doubtful)) {
      int m = MARKS.indexOf(doubtful);
      return new Schema.Column(
          Schema.Kind.AMBIGUOUS, groupedExample[m], groupedLine[m], counts, List.copyOf(values));
    }
    Schema.Kind kind =
        numbers + texts == 0
            ? Schema.Kind.EMPTY
            : isMostlyNumbers(mark) ? Schema.Kind.NUMBERS : Schema.Kind.TEXT;
    return new Schema.Column(kind, example, exampleLine, counts, List.copyOf(values));
  }
}
