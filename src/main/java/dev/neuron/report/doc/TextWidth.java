package dev.neuron.report.doc;

import java.util.ArrayList;
import java.util.List;

/** Text laid out in columns of a terminal, where a letter with an accent takes one place. */
public final class TextWidth {
  /** How much further in a folded line goes on. */
  private static final int INDENT = 4;

  /** What the points of a list begin with. */
  private static final String POINT = "- ";

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

  /**
   * Folds the lines that are wider than asked, so that no terminal has to: at the last gap between
   * two columns, else at the last blank. What is left goes below, further in; lines without a blank
   * stay as they are.
   */
  public static String fold(String text, int width) {
    StringBuilder folded = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      String end = line.endsWith("\n") ? "\n" : "";
      fold(folded, line.substring(0, line.length() - end.length()), width);
      folded.append(end);
    }
    return folded.toString();
  }

  private static void fold(StringBuilder folded, String line, int width) {
    String rest = line;
    boolean isSentence = leading(line) == 0 && !line.contains("  ");
    int more = isSentence ? 0 : INDENT;
    int further =
        line.startsWith(POINT) ? POINT.length() : Math.min(leading(line) + more, width / 2);
    String indent = " ".repeat(further);
    while (of(rest) > width) {
      int fits = placesThatFit(rest, width);
      int from = leading(rest) + 1;
      int gap = rest.lastIndexOf("  ", fits);
      int cut = gap > from ? gap : rest.lastIndexOf(' ', fits);
      cut = cut < from ? rest.indexOf(' ', from) : cut;
      if (cut < 0) {
        break;
      }
      folded.append(rest.substring(0, cut).stripTrailing()).append('\n');
      rest = indent + rest.substring(cut).stripLeading();
    }
    folded.append(rest);
  }

  private static int leading(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** How many chars of a text fit into a width. */
  private static int placesThatFit(String text, int width) {
    int end = 0;
    while (end < text.length() && of(text.substring(0, end + 1)) <= width) {
      end++;
    }
    return end;
  }
}
