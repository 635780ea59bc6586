package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.NumberText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the first cells of one column look like. */
final class ColumnGuess {
  private static final String MARKS = NumberText.MARKS;

  /** More different values than this are not counted. */
  private static final int MOST_VALUES = 51;

  private final CellParser cells;
  private final char decimal;
  private final int[] grouped = new int[MARKS.length()];
  private final boolean[] sure = new boolean[MARKS.length()];
  private final String[] groupedExample = new String[MARKS.length()];
  private final long[] groupedLine = new long[MARKS.length()];
  private final Set<String> values = new LinkedHashSet<>();
  private final Set<String> errors = new LinkedHashSet<>();
  private int numbers;
  private int texts;
  private int otherDecimals;
  private int pointOnly;
  private int either; // numbers with decimals that could be a group of three digits
  private String eitherExample;
  private long eitherLine;
  private boolean ungrouped; // a whole number of more than three digits has nothing between them
  private int otherTexts;
  private String otherExample;
  private ColumnUnit unit;
  private int unitCells;
  private String example;
  private long exampleLine;

  ColumnGuess(CellParser cells, char decimal) {
    this.cells = cells;
    this.decimal = decimal;
  }

  /** Sees a cell. */
  void see(String cell, long line) {
    int decimals =
        cells.hasNumericToken() ? NumberText.NOT_PLAIN : NumberText.plainDecimals(cell, decimal);
    boolean plain = decimals != NumberText.NOT_PLAIN;
    if (!plain && cells.isMissing(cell)) {
      if (cell.indexOf('#') >= 0) {
        errors.add(NumberText.trimmed(ColumnUnit.written(cell)));
      }
      return;
    }
    if (values.size() < MOST_VALUES) {
      values.add(plain ? cell : NumberText.trimmed(cell));
    }
    if (!plain && !cells.isNumber(cell)) {
      seeText(cell, line);
      return;
    }
    numbers++;
    if (plain ? decimals > 0 : cell.indexOf(decimal) >= 0) {
      seeDecimals(cell, line, !plain || decimals == 3);
    } else {
      ungrouped |= plain && NumberText.digits(cell) > 3;
    }
  }

  /** Of a number with decimals, whether these could be a group of three digits. */
  private void seeDecimals(String cell, long line, boolean mayGroup) {
    if (!mayGroup || NumberText.groups(cell, other(decimal), decimal) == 0) {
      pointOnly++;
    } else {
      either++;
      eitherLine = eitherExample == null ? line : eitherLine;
      eitherExample = eitherExample == null ? cell : eitherExample;
    }
  }

  private void seeText(String cell, long line) {
    texts++;
    if (example == null) {
      example = cell;
      exampleLine = line;
    }
    seeGroups(cell, line);
    seeUnit(cell);
  }

  private void seeUnit(String cell) {
    ColumnUnit found = ColumnUnit.of(cell);
    unit = unit == null ? found : unit;
    unitCells += found != null && found.equals(unit) ? 1 : 0;
  }

  /** What stands around the numbers that are at least half of the cells, or null. */
  private ColumnUnit unit() {
    boolean enough =
        unit != null && 2 * (unitCells + (unit.isBare() ? numbers : 0)) >= numbers + texts;
    return enough ? unit : null;
  }

  private void seeGroups(String cell, long line) {
    boolean here = false;
    for (int m = 0; m < MARKS.length(); m++) {
      int groups = NumberText.groups(cell, decimal, MARKS.charAt(m));
      if (groups == 0) {
        continue;
      }
      here = true;
      grouped[m]++;
      sure[m] |= groups > 1;
      if (groupedExample[m] == null) {
        groupedExample[m] = NumberText.trimmed(cell);
        groupedLine[m] = line;
      }
    }
    if (isNumber(cell, other(decimal))) {
      otherTexts++;
      otherDecimals += here ? 0 : 1;
      otherExample = here || otherExample != null ? otherExample : NumberText.trimmed(cell);
    }
    pointOnly += here && !isNumber(cell, other(decimal)) && cell.indexOf(decimal) >= 0 ? 1 : 0;
  }

  /** Whether a cell is a number with this mark before its decimals, whatever groups its digits. */
  private static boolean isNumber(String cell, char decimal) {
    boolean number = NumberText.isNumber(cell, decimal);
    for (int m = 0; !number && m < MARKS.length(); m++) {
      number = NumberText.groups(cell, decimal, MARKS.charAt(m)) > 0;
    }
    return number;
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

  /** Whether one of the values is this text. */
  boolean isValue(String cell) {
    return values.contains(NumberText.trimmed(cell));
  }

  boolean hasTexts() {
    return texts > 0;
  }

  /** The errors of a spreadsheet among the cells, which are missing values. */
  Set<String> errors() {
    return errors;
  }

  /** Whether a number shows that what stands before its decimals is no mark between groups. */
  boolean hasDecimals() {
    return pointOnly > 0;
  }

  /**
   * Whether these are numbers for the most part, and some of them, not a single one among many,
   * have decimals only if the other mark stands before them.
   */
  boolean provesOtherDecimal() {
    int numeric = numbers - pointOnly + otherTexts;
    boolean several = otherDecimals > 1 || 2 * otherDecimals >= numbers + texts;
    return otherDecimals > 0 && several && 2 * numeric >= numbers + texts;
  }

  /**
   * An example where whatever stands behind a decimal sign is three digits, as groups of them are,
   * and no whole number is longer; null elsewhere.
   */
  String groupsOrDecimals() {
    boolean several = either > 1 || mixesWholes();
    return several && pointOnly == 0 && !ungrouped && texts == 0 ? eitherExample : null;
  }

  /** Whether both marks stand before decimals here. */
  boolean mixesMarks() {
    return pointOnly > 0 && otherDecimals > 0;
  }

  /** Whether some numbers have decimals, or groups, and others neither. */
  boolean mixesWholes() {
    return either > 0 && either < numbers;
  }

  /** A number that has decimals only if the other mark stands before them, or null. */
  String otherExample() {
    return otherExample;
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

  /**
   * The column, given the mark between groups of digits and one that would be in doubt: that before
   * decimals, or another.
   */
  Schema.Column column(char mark, char doubtful, boolean counts, boolean mixed) {
    boolean own = doubtful == decimal && groupsOrDecimals() != null;
    if (own || (doubtful != CsvFormat.NONE && isGroupedBy(doubtful))) {
      int m = MARKS.indexOf(doubtful);
      return new Schema.Column(
          Schema.Kind.AMBIGUOUS,
          own ? eitherExample : groupedExample[m],
          own ? eitherLine : groupedLine[m],
          null,
          counts,
          mixed,
          numbers + texts,
          values());
    }
    Schema.Kind kind =
        numbers + texts == 0
            ? Schema.Kind.EMPTY
            : isMostlyNumbers(mark) ? Schema.Kind.NUMBERS : Schema.Kind.TEXT;
    return new Schema.Column(
        kind, example, exampleLine, unit(), counts, mixed, numbers + texts, values());
  }

  private List<String> values() {
    return List.copyOf(values);
  }
}
