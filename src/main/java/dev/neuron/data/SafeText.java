package dev.neuron.data;

import java.util.List;

/** Text from files made fit for a terminal: cut short, and no control character left raw. */
public final class SafeText {
  /** How many characters of a text are shown before it is cut. */
  private static final int LONGEST = 60;

  /** How many texts of a list are shown. */
  private static final int LISTED = 12;

  private SafeText() {}

  /** The text in double quotes, cut after 60 characters, control characters escaped. */
  public static String of(String text) {
    int shown = Math.min(text.length(), LONGEST);
    StringBuilder out = new StringBuilder(shown + 3).append('"');
    appendEscaped(out, text, shown);
    return out.append(shown < text.length() ? "…\"" : "\"").toString();
  }

  /** The first dozen texts in quotes, and how many more there are. */
  public static String list(List<String> texts) {
    StringBuilder out = new StringBuilder();
    int shown = Math.min(texts.size(), LISTED);
    for (int j = 0; j < shown; j++) {
      out.append(j == 0 ? "" : ", ").append(of(texts.get(j)));
    }
    return texts.size() > shown
        ? out.append(" and ").append(texts.size() - shown).append(" more").toString()
        : out.toString();
  }

  /** The whole text without quotes, control characters escaped. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    appendEscaped(out, text, text.length());
    return out.toString();
  }

  private static void appendEscaped(StringBuilder out, String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isRisky(c)) {
            appendCode(out, c);
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  /** Control characters, and the marks that turn the direction of writing around. */
  private static boolean isRisky(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF'
        || (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static void appendCode(StringBuilder out, char c) {
    String hex = Integer.toHexString(c);
    out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
  }
}
