package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.Conversions;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.List;

/** What a cell's text means: missing, a number, or neither. */
public final class CellParser {
  private static final int LONG = Long.SIZE - 1;

  private final char decimal;
  private final char thousands;
  private final char quote;
  private final List<String> tokens;
  private final String[] missing;
  private final long lengths; // bit n: some spelling of a missing value has n characters
  private final boolean numericToken;
  private final boolean headless;
  private final Conversions conversions;
  private final boolean converts;
  private long seen; // bit i: a cell was the i-th spelling of a missing value

  public CellParser(CsvFormat format) {
    this.decimal = format.decimal() == CsvFormat.AUTO ? '.' : format.decimal();
    this.thousands = format.thousands() == null ? CsvFormat.NONE : format.thousands();
    this.quote = format.quote();
    this.headless = format.header() == HeaderRule.NO;
    this.conversions = format.conversions();
    this.converts = !conversions.isEmpty();
    this.tokens = format.missingTokens();
    long found = 0;
    boolean numeric = false;
    this.missing = new String[tokens.size()];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = NumberText.trimmed(tokens.get(i));
      found |= 1L << Math.min(missing[i].length(), LONG);
      numeric |= isNumber(missing[i]);
    }
    this.lengths = found;
    this.numericToken = numeric;
  }

  /** Whether a spelling of a missing value could be taken for a number. */
  public boolean hasNumericToken() {
    return numericToken;
  }

  /**
   * A quote behind a blank opens nothing, so that a delimiter between two of them cuts a cell in
   * two, and all behind it would go by the next column's name.
   *
   * @throws DataException of kind CONTENT for a cell that begins so and ends without a quote
   */
  void refuseOpenQuote(String file, long line, String cell) {
    if (cell.isEmpty() || !NumberText.isBlank(cell.charAt(0)) || quote == CsvFormat.NONE) {
      return;
    }
    String text = NumberText.trimmed(cell);
    boolean opened = !text.isEmpty() && text.charAt(0) == quote;
    if (opened && (text.length() == 1 || text.charAt(text.length() - 1) != quote)) {
      throw DataException.content(
          new Fault(
              file,
              line,
              null,
              text,
              "has a quote behind a blank, which quotes nothing",
              "take out the blanks before quotes, or use --quote none if cells may have quotes"));
    }
  }

  /** Whether the cell is empty, blank or one of the spellings of a missing value. */
  public boolean isMissing(String cell) {
    return isBlankOrToken(converts ? ColumnUnit.written(cell) : cell);
  }

  private boolean isBlankOrToken(String cell) {
    int from = NumberText.begin(cell);
    int to = NumberText.end(cell, from);
    if (from == to) {
      return true;
    }
    if ((lengths >> Math.min(to - from, LONG) & 1) == 0) {
      return false;
    }
    for (int i = 0; i < missing.length; i++) {
      String token = missing[i];
      if (token.length() == to - from && cell.regionMatches(true, from, token, 0, to - from)) {
        seen |= 1L << Math.min(i, LONG);
        return true;
      }
    }
    return false;
  }

  /**
   * The spellings of a missing value that other ones must not replace: those asked for, or of the
   * usual ones those that were seen.
   */
  List<String> spellings() {
    if (!tokens.equals(CsvFormat.MISSING_TOKENS)) {
      return tokens;
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < missing.length; i++) {
      if ((seen >> i & 1) != 0) {
        found.add(missing[i]);
      }
    }
    return found;
  }

  /** Whether there is a {@link #number} in the cell. */
  boolean isNumber(String cell) {
    return NumberText.isNumber(cell, decimal)
        || (thousands != CsvFormat.NONE && NumberText.groups(cell, decimal, thousands) > 0);
  }

  /** The number in the cell; NaN if it is none, ±∞ if it is too large. */
  public double number(String cell) {
    double value = NumberText.parse(cell, decimal);
    return Double.isNaN(value) && thousands != CsvFormat.NONE
        ? NumberText.grouped(cell, decimal, thousands)
        : value;
  }

  /**
   * What is wrong with a cell that should hold a number and is not missing.
   *
   * @param units whether {@code --units} is in force or cannot be chosen
   * @param otherwise what to do about it where no option makes it a number, or null
   */
  public Fault notANumber(
      String file, long line, String column, String cell, boolean units, String otherwise) {
    double value = number(cell);
    if (Double.isInfinite(value)) {
      return new Fault(
          file, line, column, cell, "is too large for a number", "the largest is 1.797e308");
    }
    String problem = conversions.problem(column, cell);
    if (problem != null) {
      return new Fault(file, line, column, ColumnUnit.written(cell), problem, otherwise);
    }
    return new Fault(
        file,
        line,
        column,
        ColumnUnit.written(cell),
        "is not a number",
        remedy(line, cell, units, otherwise));
  }

  private String remedy(long line, String cell, boolean units, String otherwise) {
    String readings = NumberText.readings(cell);
    if (readings != null) {
      return readings;
    }
    ColumnUnit unit = ColumnUnit.of(cell);
    if (unit != null && unit.isBare() && !units) {
      return ColumnUnit.bareAdvice(cell);
    }
    String[] halves = halves(cell);
    if (halves != null
        && Double.isFinite(number(halves[0]))
        && Double.isFinite(number(halves[1]))) {
      return "use --delimiter '" + cell.charAt(halves[0].length()) + "' if these are several cells";
    }
    return headless && line == 1 ? "use --header yes if the first line holds names" : otherwise;
  }

  /**
   * The option that takes a word for a missing cell beside others; null for a text that is none.
   *
   * @param held the spellings that it is to hold, too
   */
  public static String tokenOption(List<String> held, String cell) {
    String token = NumberText.trimmed(cell);
    boolean fits = token.length() <= 20 && !token.startsWith("@") && !token.equals("--");
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      fits &= c >= ' ' && c != ',' && c != '"' && c != '\'' && !Character.isDigit(c);
    }
    if (!fits) {
      return null;
    }
    List<String> all = new ArrayList<>(held);
    all.add(token);
    return "--missing-tokens " + SafeText.argument(String.join(",", all));
  }

  /** The cell cut at its first likely delimiter, or null. */
  private static String[] halves(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ';' || c == '|' || c == ' ' || c == '\t') {
        int next = i + 1;
        while (next < cell.length() && "0123456789.,+-eE".indexOf(cell.charAt(next)) >= 0) {
          next++;
        }
        return new String[] {cell.substring(0, i), cell.substring(i + 1, next)};
      }
    }
    return null;
  }
}
