package dev.neuron.data;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands around every number of a column, such as $ or kg, blanks of any kind between. A
 * percent sign divides by 100; brackets around a number, as in accounts, a dash or typographer's
 * minus before it, or a minus behind it make it negative. Nothing around it is a unit, too: that of
 * numbers of which some are negative so, or have no-break blanks around them.
 *
 * @param before what stands before the numbers, or ""
 * @param behind what stands behind them, or ""
 */
public record ColumnUnit(String before, String behind) implements Serializable {
  private static final int LONGEST = 12;

  /** Stands behind a cell that is not written as its column, so that it is no number. */
  private static final String OTHER = " (unlike its column)";

  /** Divides by 100, in a way that nobody writes. */
  private static final String PERCENT = "e-002";

  private static final String BLANK = "[\\s\\h]";

  private static final List<Set<String>> SIDES =
      List.of(
          Set.of("s", "h"),
          Set.of("soll", "haben"),
          Set.of("c", "d"),
          Set.of("cr", "dr"),
          Set.of("cr", "db"),
          Set.of("credit", "debit"));

  private static final Pattern DASH = Pattern.compile("[-\u2212\u2013]");

  /** Signs, or a currency's letters: other words before a number are names, as in film 7. */
  private static final Pattern BEFORE = Pattern.compile("\\P{L}*|[A-Z]{3}|[A-Z]{1,2}\\$|Rs\\.?");

  /** A cell taken apart. */
  private record Parts(boolean negative, String before, String number, String behind) {}

  /** The unit of a cell that is no number; null if it would be none without anything around it. */
  public static ColumnUnit of(String cell) {
    Parts parts = parts(cell);
    return parts == null ? null : new ColumnUnit(parts.before, parts.behind);
  }

  /** Whether nothing stands around the numbers but brackets or dashes of negative ones. */
  public boolean isBare() {
    return before.isEmpty() && behind.isEmpty();
  }

  /** What to do about a cell with nothing but signs and blanks around its number. */
  public static String bareAdvice(String cell) {
    if (cell.indexOf('(') >= 0) {
      return "use --units if brackets make numbers negative";
    }
    return DASH.matcher(cell).find()
        ? "use --units if a dash makes numbers negative"
        : "use --units to pass over the no-break blanks around numbers";
  }

  /**
   * Whether some numbers are marked as credit and some as debit, in English or, by S and H, in
   * German: either may be negative.
   */
  public static boolean hasTwoSides(Collection<String> cells) {
    Set<String> sides = new HashSet<>();
    for (String cell : cells) {
      ColumnUnit unit = of(cell);
      String side = unit == null ? "" : unit.behind.replace(".", "");
      sides.add(side.length() > 1 ? side.toUpperCase(Locale.ROOT) : side); // s and h are times
    }
    return (sides.contains("CR") && (sides.contains("DR") || sides.contains("DB")))
        || (sides.contains("H") && sides.contains("S"));
  }

  /**
   * Whether the texts of a column are the two sides of accounts, so that amounts beside them have
   * no signs of their own.
   */
  public static boolean areSides(Collection<String> cells) {
    Set<String> sides = new HashSet<>();
    cells.forEach(cell -> sides.add(cell.toLowerCase(Locale.ROOT)));
    return SIDES.contains(sides);
  }

  /** What to do about a cell without digits whose dash may stand for 0; null for others. */
  public static String dashAdvice(String cell) {
    String sign = NumberText.trimmed(cell).replaceAll(BLANK, "");
    return sign.matches("\\p{Sc}-|-\\p{Sc}") ? "write 0 in its place if it means that" : null;
  }

  /** What it is, for a sentence: the affix with the side it stands on. */
  public String describe() {
    String front = before.isEmpty() ? "" : SafeText.of(before) + " before ";
    String back = behind.isEmpty() ? "" : SafeText.of(behind) + " behind ";
    return isBare()
        ? "brackets, dashes and no-break blanks around the numbers"
        : (front + (front.isEmpty() || back.isEmpty() ? "" : "and ") + back).trim()
            + " the numbers";
  }

  /** The number of a cell, as text. A 0 needs no unit; anything else without it stays no number. */
  public String strip(String cell) {
    Parts parts = parts(cell);
    boolean mine = parts != null && parts.before.equals(before) && parts.behind.equals(behind);
    if (!mine) {
      String text = NumberText.trimmed(cell);
      boolean plain = isBare() || text.isEmpty() || text.matches("[+-]?0+([.,]0*)?");
      boolean word = text.chars().noneMatch(Character::isDigit);
      return plain || word ? cell : unlike(text);
    }
    String number = (parts.negative ? "-" : "") + parts.number;
    return behind.equals("%") ? number + PERCENT : number;
  }

  /** A cell with digits that is not written as its column: it is to be no number by chance. */
  static String unlike(String cell) {
    return cell + OTHER;
  }

  /** Whether a cell was found to be unlike its column. */
  static boolean isOther(String cell) {
    return cell.endsWith(OTHER);
  }

  /** The text of a cell as it stands in the file, but for the unit of a number. */
  public static String written(String cell) {
    if (cell.endsWith(PERCENT)) {
      return cell.substring(0, cell.length() - PERCENT.length()) + "%";
    }
    return isOther(cell) ? cell.substring(0, cell.length() - OTHER.length()) : cell;
  }

  private static Parts parts(String cell) {
    String text = NumberText.trimmed(cell);
    int from = 0;
    while (from < text.length() && !isDigit(text, from)) {
      from++;
    }
    int to = text.length();
    while (to > from && !isDigit(text, to - 1)) {
      to--;
    }
    if (from == to) {
      return null;
    }
    boolean point = from > 0 && (text.charAt(from - 1) == '.' || text.charAt(from - 1) == ',');
    int start = point ? from - 1 : from;
    String front = text.substring(0, start);
    String back = text.substring(to);
    String before = DASH.matcher(front.replaceAll(BLANK, " ")).replaceAll("-");
    String behind = back.replaceAll(BLANK, " ").strip();
    boolean brackets = before.indexOf('(') >= 0 && behind.indexOf(')') >= 0;
    if (brackets) {
      before = before.replaceFirst("\\(", "");
      behind = behind.replaceFirst("\\)", "").strip();
    }
    String unsigned = before.replaceAll("[-+]", "");
    boolean minus = before.indexOf('-') >= 0;
    boolean ends = DASH.matcher(behind).lookingAt() && (behind + " ").charAt(1) == ' ';
    int signs = before.length() - unsigned.length() + (brackets ? 1 : 0) + (ends ? 1 : 0);
    before = unsigned.strip();
    behind = ends ? behind.substring(1).strip() : behind;
    boolean isPlain = front.matches("[-+]?") && back.isEmpty();
    boolean fits =
        signs < 2
            && before.length() <= LONGEST
            && BEFORE.matcher(before).matches()
            && behind.length() <= LONGEST
            && !DASH.matcher(behind).lookingAt();
    String number = text.substring(start, to);
    return isPlain || !fits || !NumberText.isInAnyWriting(number)
        ? null
        : new Parts(brackets || minus || ends, before, number, behind);
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
