package dev.neuron.report.words;

import dev.neuron.data.SafeText;
import java.util.Map;

/** Names and cells in Markdown, where nothing in them is a sign of Markdown or HTML. */
public final class MarkdownText {
  /** The backslash of Markdown; HTML is written by name, so that no tag is there to be seen. */
  private static final String SIGNS = "\\`*_[]|$";

  private static final Map<Character, String> NAMED =
      Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;");

  private MarkdownText() {}

  /** Running text or a cell of a table. */
  public static String of(String text) {
    String plain = SafeText.plain(text);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean strikes = c == '~' && plain.indexOf('~') < plain.lastIndexOf('~');
      out.append(SIGNS.indexOf(c) >= 0 || strikes ? "\\" : "");
      out.append(NAMED.getOrDefault(c, String.valueOf(c)));
    }
    return out.toString();
  }

  /** A block of code around lines of text: its fence is longer than any in them. */
  public static String block(String lines) {
    String fence = "```";
    while (lines.contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + lines + "\n" + fence + "\n";
  }
}
