package dev.neuron.report;

import dev.neuron.data.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as text or Markdown: the first column to the left, all others, numbers, to the right.
 * Cells may come from files; control characters are shown as their codes.
 */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  /** Starts with the names of the columns. */
  Table(String... header) {
    rows.add(header);
  }

  /** Adds a row of as many cells. */
  void row(String... cells) {
    rows.add(cells);
  }

  /** Appends it as lines. */
  void appendText(StringBuilder text) {
    appendText(text, "");
  }

  /** Appends it as lines, each behind an indent. */
  void appendText(StringBuilder text, String indent) {
    int[] width = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int c = 0; c < width.length; c++) {
        width[c] = Math.max(width[c], length(Quoted.plain(row[c])));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int c = 0; c < width.length; c++) {
        String cell = Quoted.plain(row[c]);
        String blanks = " ".repeat(width[c] - length(cell));
        line.append(c == 0 ? cell + blanks : "  " + blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** Appends it as a table of Markdown. */
  void appendMarkdown(StringBuilder text) {
    for (int r = 0; r < rows.size(); r++) {
      for (String cell : rows.get(r)) {
        text.append("| ").append(Quoted.plain(cell).replace("|", "\\|")).append(' ');
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
