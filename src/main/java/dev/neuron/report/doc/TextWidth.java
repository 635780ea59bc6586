package dev.neuron.report.doc;

import java.util.ArrayList;
import java.util.List;

/** Text laid out in columns of a terminal, where a letter with an accent takes one place. */
public final class TextWidth {
  private TextWidth() {}

  /** How many places a text takes: combining marks such as the hat of x̂ take none. */
  public static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean takesNone = type == Character.NON_SPACING_MARK || Character.isLowSurrogate(c);
      width += takesNone ? 0 : 1;
    }
    return width;
  }

  /** The text, then blanks up to the width. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /** Blanks, then the text, together as wide as asked. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  /** Breaks a text at its blanks into lines no wider than asked, but for longer words. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int blank = text.indexOf(' ', start);
      int end = blank < 0 ? text.length() : blank;
      String word = text.substring(start, end);
      if (line.length() > 0 && of(line.toString()) + 1 + of(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
      start = end + 1;
    }
    lines.add(line.toString());
    return lines;
  }
}
