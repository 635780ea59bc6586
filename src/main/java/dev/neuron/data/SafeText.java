package dev.neuron.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/**
 * Names and cells, which come from files, made fit for a terminal: no control character and no mark
 * that turns the direction of writing around is left raw. It is the one way out for them into text;
 * Markdown, LaTeX, HTML and JSON add what they need.
 */
public final class SafeText {
  /** How many characters of a text are shown before it is cut. */
  private static final int LONGEST = 60;

  /** How many texts of a list are shown. */
  private static final int LISTED = 12;

  private SafeText() {}

  /** The text in double quotes, cut after 60 characters, control characters escaped. */
  public static String of(String text) {
    int shown = Math.min(text.length(), LONGEST);
    if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
      shown--; // no half of a character
    }
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

  /** The text as a shell takes it for one argument. */
  public static String argument(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= Character.isLetterOrDigit(c) || "_-.=/+%:".indexOf(c) >= 0;
    }
    return plain ? text : "'" + plain(text).replace("'", "'\\''") + "'";
  }

  /** What the system said, without the path and the class name around it. */
  public static String of(IOException e) {
    String said = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return said == null ? e.getClass().getSimpleName() : plain(said);
  }

  /** The whole text without quotes, control characters escaped. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    appendEscaped(out, text, text.length());
    return out.toString();
  }

  private static void appendEscaped(StringBuilder out, String text, int end) {
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isRisky(c)) {
            text.substring(i, next).chars().forEach(unit -> appendCode(out, unit));
          } else {
            out.appendCodePoint(c);
          }
        }
      }
      i = next;
    }
  }

  /**
   * Whether a character is none to be seen: controls, what ends a line, marks of format, which turn
   * the direction of writing around or take no room, and halves of a character.
   */
  public static boolean isRisky(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void appendCode(StringBuilder out, int unit) {
    String hex = Integer.toHexString(unit);
    out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
  }
}
