package dev.neuron.report.compare;

import dev.neuron.data.SafeText;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.words.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/** Cells in columns, and how they are laid out as text and as markdown. */
public final class RunTable {
  private static final String GAP = "  ";
  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  /** What a row is, where colours can show it. */
  public enum Mark {
    /** One among others. */
    NONE,
    /** The winner. */
    BEST,
    /** A run that failed. */
    FAILED
  }

  /** What a terminal that is too narrow does without, in this order. */
  private static final List<String> DISPENSABLE =
      List.of(
          "best loss",
          "seconds",
          "to 1 %",
          "± sd",
          "runs",
          "× best",
          "losses",
          "× limit",
          "epochs");

  private record Column(String header, boolean right) {}

  private record Row(List<String> cells, Mark mark) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** Adds a column of words, which stand to the left. */
  public void words(String header) {
    columns.add(new Column(SafeText.plain(header), false));
  }

  /** Adds a column of numbers, which stand to the right. */
  public void numbers(String header) {
    columns.add(new Column(SafeText.plain(header), true));
  }

  /** Adds a row with a cell for each column. */
  public void row(Mark mark, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    List<String> plain = new ArrayList<>();
    for (String cell : cells) {
      plain.add(SafeText.plain(cell)); // names may come from files
    }
    rows.add(new Row(plain, mark));
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>();
    for (Column column : columns) {
      headers.add(column.header());
    }
    return headers;
  }

  /**
   * Leaves columns out until no line is longer, as far as that can be done.
   *
   * @param width of the terminal, in characters
   * @return the headers of the columns left out
   */
  private List<String> narrow(int width) {
    List<String> left = new ArrayList<>();
    for (String header : DISPENSABLE) {
      int at = headers().indexOf(header);
      if (at >= 0 && lineWidth() > width) {
        remove(at);
        left.add(header);
      }
    }
    return left;
  }

  private int lineWidth() {
    int sum = GAP.length() * (columns.size() - 1);
    for (int width : widths()) {
      sum += width;
    }
    return sum;
  }

  private void remove(int column) {
    columns.remove(column);
    for (Row row : rows) {
      row.cells().remove(column);
    }
  }

  /** The table as it stands below a chart. */
  Chart.Table forChart() {
    List<Boolean> numeric = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Column column : columns) {
      numeric.add(column.right());
    }
    for (Row row : rows) {
      cells.add(List.copyOf(row.cells()));
    }
    return new Chart.Table(headers(), numeric, cells);
  }

  /**
   * The table as aligned text, each line with its line feed, and a line that names the columns left
   * out to fit it.
   *
   * @param width in characters
   */
  public String text(boolean colored, int width) {
    List<String> left = narrow(width);
    String note = "(too narrow for the columns " + String.join(", ", left) + ")\n";
    return text(colored)
        + (left.isEmpty() ? "" : colored ? FAINT + note.strip() + PLAIN + "\n" : note);
  }

  /** The table as aligned text, each line with its line feed. */
  public String text(boolean colored) {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    line(text, headers(), widths);
    for (Row row : rows) {
      boolean marked = colored && row.mark() != Mark.NONE;
      text.append(marked ? row.mark() == Mark.BEST ? BOLD : FAINT : "");
      line(text, row.cells(), widths);
      if (marked) {
        text.insert(text.length() - 1, PLAIN);
      }
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int j = 0; j < widths.length; j++) {
      widths[j] = width(columns.get(j).header());
      for (Row row : rows) {
        widths[j] = Math.max(widths[j], width(row.cells().get(j)));
      }
    }
    return widths;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private void line(StringBuilder text, List<String> cells, int[] widths) {
    int start = text.length();
    for (int j = 0; j < widths.length; j++) {
      text.append(j == 0 ? "" : GAP);
      String blanks = " ".repeat(widths[j] - width(cells.get(j)));
      boolean right = columns.get(j).right();
      text.append(right ? blanks : "").append(cells.get(j)).append(right ? "" : blanks);
    }
    int end = text.length();
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    text.append('\n');
  }

  /** The table in markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    markdownLine(text, headers());
    for (Column column : columns) {
      text.append(column.right() ? "|---:" : "|---");
    }
    text.append("|\n");
    for (Row row : rows) {
      markdownLine(text, row.cells());
    }
    return text.toString();
  }

  private static void markdownLine(StringBuilder text, List<String> cells) {
    for (String cell : cells) {
      text.append("| ").append(MarkdownText.of(cell)).append(cell.isEmpty() ? "" : " ");
    }
    text.append("|\n");
  }
}
