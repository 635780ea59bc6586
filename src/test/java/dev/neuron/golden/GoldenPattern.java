package dev.neuron.golden;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expected text with placeholders for what differs from run to run.
 *
 * <table>
 * <caption>Placeholders</caption>
 * <tr><td>{@code {version}}</td><td>a version of the program, {@code 1.2.3} or {@code 1.2.3-SNAPSHOT}</td></tr>
 * <tr><td>{@code {commit}}</td><td>a commit, or {@code unknown}</td></tr>
 * <tr><td>{@code {java}}</td><td>the version of the JVM and its vendor</td></tr>
 * <tr><td>{@code {seconds}}</td><td>a duration, a plain or exponent number</td></tr>
 * <tr><td>{@code {time}}</td><td>an instant, {@code 2026-01-31T09:15:00Z}</td></tr>
 * <tr><td>{@code {threads}}</td><td>a count that depends on the machine</td></tr>
 * <tr><td>{@code {dir}}</td><td>the work directory; never needs to be written by hand</td></tr>
 * <tr><td>{@code {any}}</td><td>anything up to the end of the line</td></tr>
 * </table>
 */
final class GoldenPattern {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(version|commit|java|seconds|time|threads|any)}");

  private static final Map<String, String> MEANING =
      Map.of(
          "version", "\\d+\\.\\d+\\.\\d+[-.\\w]*",
          "commit", "(?:[0-9a-f]{7,40}|unknown)",
          "java", "\\d[-+.\\w]*(?: \\([^)]*\\))?",
          "seconds", "\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?",
          "time", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z",
          "threads", "\\d+",
          "any", ".*");

  private final List<String> lines;

  GoldenPattern(String expected) {
    lines = List.of(expected.split("\n", -1));
  }

  /**
   * Puts the placeholders back into an actual text: every line that fits an expected line becomes
   * that line. The result equals the expected text exactly when the actual one is as expected;
   * otherwise comparing the two shows only what really differs.
   */
  String generalise(String actual) {
    String[] actualLines = actual.split("\n", -1);
    StringJoiner result = new StringJoiner("\n");
    for (int i = 0; i < actualLines.length; i++) {
      result.add(expectedFor(i, actualLines[i]));
    }
    return result.toString();
  }

  private String expectedFor(int position, String actual) {
    if (position < lines.size() && fits(lines.get(position), actual)) {
      return lines.get(position);
    }
    for (String line : lines) {
      if (fits(line, actual)) {
        return line;
      }
    }
    return actual;
  }

  private static boolean fits(String expected, String actual) {
    Matcher matcher = PLACEHOLDER.matcher(expected);
    StringBuilder regex = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(expected.substring(end, matcher.start())));
      regex.append(MEANING.get(matcher.group(1)));
      end = matcher.end();
    }
    return regex
        .append(Pattern.quote(expected.substring(end)))
        .toString()
        .transform(Pattern::compile)
        .matcher(actual)
        .matches();
  }
}
