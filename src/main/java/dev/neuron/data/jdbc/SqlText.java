package dev.neuron.data.jdbc;

import dev.neuron.data.DataException;
import dev.neuron.data.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is told of a query before a database sees it: whether it is one statement, and one that asks
 * for rows. Which functions it calls and what those do only the database knows.
 */
final class SqlText {
  /** How a statement begins that gives rows and writes nothing itself. */
  private static final Set<String> ASKING =
      Set.of(
          "SELECT",
          "WITH",
          "VALUES",
          "FROM",
          "TABLE",
          "SHOW",
          "DESCRIBE",
          "SUMMARIZE",
          "PIVOT",
          "UNPIVOT");

  /** Comments, texts, quoted names and texts between dollars. */
  private static final Pattern PASSED_OVER =
      Pattern.compile(
          "--[^\\n]*|/\\*.*?(?:\\*/|\\z)|'[^']*+'|\"[^\"]*+\"|`[^`]*+`"
              + "|\\$(\\w*)\\$.*?\\$\\1\\$",
          Pattern.DOTALL);

  private static final Pattern COMMENT = Pattern.compile("--|/\\*");

  /** What stands around a statement. */
  private static final Pattern ENDS = Pattern.compile("\\A[\\s(;]+|[\\s;]+\\z");

  private SqlText() {}

  /**
   * Lets pass one statement that asks for rows.
   *
   * @throws DataException of kind REQUEST for anything else
   */
  static void requireQuery(String sql) {
    // A text leaves something in its place, a comment a blank.
    String bare =
        PASSED_OVER
            .matcher(sql)
            .replaceAll(part -> COMMENT.matcher(part.group()).lookingAt() ? " " : " _ ");
    List<String> words = List.of(ENDS.matcher(bare).replaceAll("").split("[^\\w@]+"));
    String first = words.get(0);
    if (!ASKING.contains(first.toUpperCase(Locale.ROOT))) {
      throw refused(first.isEmpty() ? "has no words" : "begins with " + SafeText.of(first));
    }
    if (ENDS.matcher(bare).replaceAll("").contains(";")) {
      throw refused("is several statements");
    }
    for (int i = 0; i < words.size() - 1; i++) {
      // UNPIVOT … INTO NAME gives rows.
      if (words.get(i).equalsIgnoreCase("into") && !words.get(i + 1).equalsIgnoreCase("name")) {
        throw refused("writes INTO something");
      }
    }
  }

  private static DataException refused(String problem) {
    return DataException.request(
        "--query " + problem + " and was not run",
        "give one statement that asks for rows: SELECT …, WITH … SELECT …, VALUES …, FROM …");
  }
}
