package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a row looks like by itself: names, numbers, or mostly nothing. */
final class RowLook {
  private RowLook() {}

  /** Whether it could hold the names of columns: no two alike, and nothing missing. */
  static boolean isNames(List<String> row) {
    for (String cell : row) {
      if (!isText(cell) || isMissing(cell)) {
        return false;
      }
    }
    return new HashSet<>(row).size() == row.size();
  }

  /**
   * The place of a row that could hold the names in rows of one width, with nothing but numbers
   * below it in some column and nothing but text above it: the first row may be a title. 0 where
   * there is none.
   */
  static int lowerNames(List<List<String>> rows) {
    for (int j = 0; j < rows.get(0).size(); j++) {
      int below = 0;
      while (below < rows.size() && isText(rows.get(below).get(j))) {
        below++;
      }
      int column = j;
      boolean numbers =
          below > 1
              && below < rows.size()
              && rows.subList(below, rows.size()).stream()
                  .noneMatch(row -> isText(row.get(column)));
      if (numbers && isNames(rows.get(below - 1))) {
        return below - 1;
      }
    }
    return 0;
  }

  /** Whether several cells are numbers for the most part. */
  static boolean isOfNumbers(List<String> row) {
    long numbers = row.stream().filter(NumberText::isInAnyWriting).count();
    return row.size() > 1 && 2 * numbers >= row.size();
  }

  /** Whether it is no number but several with blanks between. */
  static boolean partsNumbers(String cell) {
    return cell.strip().indexOf(' ') > 0
        && !NumberText.isInAnyWriting(cell)
        && isNumbers(List.of(cell.strip().split(" +")));
  }

  /** Whether it has numbers, and signs for missing ones, and nothing else. */
  static boolean isNumbers(List<String> row) {
    return hasNumber(row)
        && row.stream()
            .allMatch(cell -> NumberText.isInAnyWriting(cell) || isMissing(cell) || isDashes(cell));
  }

  private static boolean isMissing(String cell) {
    return CsvFormat.MISSING_TOKENS.stream().anyMatch(cell.trim()::equalsIgnoreCase);
  }

  private static boolean isDashes(String cell) {
    return cell.matches("-+");
  }

  static boolean hasNumber(List<String> row) {
    return row.stream().anyMatch(NumberText::isInAnyWriting);
  }

  static boolean isText(String cell) {
    return !cell.isBlank() && !NumberText.isInAnyWriting(cell);
  }

  /** The first cell that has any text, for a sentence. */
  static String firstText(List<String> row) {
    return SafeText.of(row.stream().filter(cell -> !cell.isBlank()).findFirst().orElse("").strip());
  }

  static boolean endsEmpty(List<String> row) {
    return row.size() > 1 && row.get(row.size() - 1).isBlank();
  }

  static boolean isHalfEmpty(List<String> row) {
    return 2 * row.stream().filter(String::isBlank).count() >= row.size();
  }

  /**
   * Whether the records before one are no rows of the table that begins there. None of them has its
   * width; or none that has it has a number, and the table begins with names; or all of a table of
   * numbers between blanks are numbers, and of what is told before it not one line is.
   */
  static boolean areOthers(List<List<String>> cells, int first, boolean blanks) {
    int common = cells.get(first).size();
    boolean names = !hasNumber(cells.get(first)) && hasNumber(cells.get(first + 1));
    boolean alike = false;
    boolean numbers = false;
    boolean rows = false;
    for (List<String> before : cells.subList(0, first)) {
      alike |= before.size() == common;
      numbers |= before.size() == common && hasNumber(before);
      rows |= before.size() > 1 && isNumbers(before);
    }
    boolean table = blanks && !rows;
    for (List<String> row : cells.subList(names ? first + 1 : first, cells.size())) {
      table &= isNumbers(row);
    }
    return !alike || (names && !numbers) || table;
  }

  /** How many have several cells that are numbers: all of them between blanks, else half. */
  static long countNumeric(List<List<String>> rows, boolean blanks) {
    return rows.stream().filter(row -> isOfNumbers(row) && (!blanks || isNumbers(row))).count();
  }

  /** How many cells hold one of these characters and are no numbers, or end in one. */
  static int countWords(List<String> row, String characters) {
    int found = 0;
    for (String cell : row) {
      boolean ends = !cell.isEmpty() && contains(cell.substring(cell.length() - 1), characters);
      found += ends || (contains(cell, characters) && !isNumber(cell, characters)) ? 1 : 0;
    }
    return found;
  }

  /** Whether it is a number, perhaps with a unit around it that has none of these characters. */
  private static boolean isNumber(String cell, String characters) {
    ColumnUnit unit = ColumnUnit.of(cell);
    return NumberText.isInAnyWriting(cell)
        || (unit != null && !contains(unit.before() + unit.behind(), characters));
  }

  static boolean contains(String cell, String characters) {
    for (int i = 0; i < cell.length(); i++) {
      if (characters.indexOf(cell.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are words of letters in it. */
  static boolean isProse(String cell) {
    return cell.chars().filter(Character::isLetter).count() > 2 && cell.strip().indexOf(' ') > 0;
  }

  /** Drops lines of a single cell behind rows of several, such as the number of rows. */
  static void dropFooter(List<List<String>> rows) {
    int rest = rows.size();
    while (rest > 3 && rows.get(rest - 1).size() == 1 && isProse(rows.get(rest - 1).get(0))) {
      rest--;
    }
    if (rest > 2 && rows.get(rest - 1).size() > 1) {
      rows.subList(rest, rows.size()).clear();
    }
  }

  /** Whether most have as many cells as the first, and more than one. */
  static boolean areMostlyAlike(List<List<String>> rows) {
    int width = rows.isEmpty() ? 0 : rows.get(0).size();
    long alike = rows.stream().filter(row -> row.size() == width).count();
    return alike > 1 && width > 1 && 2 * alike > rows.size();
  }

  /** Whether words hold a character, and not as prose has it, with a blank behind. */
  static boolean holdBare(List<String> row, char c) {
    Pattern bare = Pattern.compile(Pattern.quote(String.valueOf(c)) + "(?! )");
    return row.stream()
        .filter(name -> !NumberText.isInAnyWriting(name))
        .anyMatch(name -> bare.matcher(name).find());
  }

  /** A cell that only a reading other than a plain number makes one, or null. */
  static String doubtful(List<List<String>> rows) {
    return rows.stream()
        .flatMap(List::stream)
        .filter(NumberText::isInAnyWriting)
        .filter(cell -> Double.isNaN(NumberText.parse(cell, '.')))
        .map(NumberText::trimmed)
        .findFirst()
        .orElse(null);
  }
}
