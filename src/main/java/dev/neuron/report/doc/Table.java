package dev.neuron.report.doc;

import dev.neuron.data.SafeText;
import dev.neuron.report.words.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as text or Markdown: the first column to the left, all others, numbers, to the right.
 * Cells may come from files; control characters are shown as their codes.
 */
public final class Table {
  private final List<String[]> rows = new ArrayList<>();

  /** Starts with the names of the columns. */
  public Table(String... header) {
    rows.add(header);
  }

  /** Adds a row of as many cells. */
  public void row(String... cells) {
    rows.add(cells);
  }

  /** Appends it as lines. */
  public void appendText(StringBuilder text) {
    appendText(text, "");
  }

  /** Appends it as lines, each behind an indent. */
  public void appendText(StringBuilder text, String indent) {
    int[] width = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int c = 0; c < width.length; c++) {
        width[c] = Math.max(width[c], length(SafeText.plain(row[c])));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int c = 0; c < width.length; c++) {
        String cell = SafeText.plain(row[c]);
        String blanks = " ".repeat(width[c] - length(cell));
        line.append(c == 0 ? cell + blanks : "  " + blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** Appends it as a table of Markdown. */
  public void appendMarkdown(StringBuilder text) {
    for (int r = 0; r < rows.size(); r++) {
      for (String cell : rows.get(r)) {
        text.append("| ").append(MarkdownText.of(cell)).append(' ');
      }
      text.append("|\n");
      if (r == 0) {
        text.append("|:---|").append("---:|".repeat(rows.get(0).length - 1)).append('\n');
      }
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
