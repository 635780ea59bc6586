package dev.neuron.report.doc;

import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A page for a terminal: parts with an empty line between, those below a heading indented. What is
 * wider than the terminal is folded; of a table as many columns as fit stand side by side, the
 * others below them under the names of the rows.
 */
public final class TextPage implements Page {
  private static final String GAP = "  ";

  /** Where the shapes of the formulas begin, and their sources. */
  private static final int SHAPE_COLUMN = 50;

  private static final int SOURCE_COLUMN = 60;

  private final StringBuilder text = new StringBuilder();
  private final boolean colored;
  private final int width;
  private String indent = "";
  private boolean joined = true;

  /** A page without colours that is as wide as it needs. */
  public TextPage() {
    this(false, Integer.MAX_VALUE);
  }

  /**
   * A page for a terminal.
   *
   * @param colored whether headings and rows with a mark may be coloured
   * @param width what lines should fit into, in characters
   */
  public TextPage(boolean colored, int width) {
    this.colored = colored;
    this.width = width;
  }

  @Override
  public void heading(int level, String title) {
    begin();
    line(SafeText.plain(title), Ink.HEADING);
    indent = GAP;
    joined = true;
  }

  @Override
  public void paragraph(String words) {
    begin();
    line(SafeText.plain(words), Ink.TEXT);
  }

  @Override
  public void subject(String words) {
    paragraph(words);
  }

  @Override
  public void lead(String words) {
    paragraph(words);
    joined = true;
  }

  @Override
  public void note(String words) {
    line(indent + SafeText.plain(words), Ink.TEXT);
  }

  @Override
  public void aside(String words) {
    note(words);
  }

  @Override
  public void table(Table table, String rest) {
    begin();
    int room = width - indent.length();
    List<String> left = table.narrow(room);
    int[] widths = widths(table);
    for (int[] columns : sideBySide(widths, table.gap().length(), room)) {
      text.append(columns.length > 1 && columns[1] > 1 ? "\n" : "");
      line(table, headers(table), widths, columns, Ink.HEADING);
      for (Table.Row row : table.rows()) {
        line(table, row.cells(), widths, columns, ink(row.mark()));
      }
    }
    if (!left.isEmpty()) {
      line("(too narrow for the columns " + String.join(", ", left) + ")", Ink.FAINT);
    }
    if (!rest.isEmpty()) {
      note(rest);
    }
  }

  private static Ink ink(Table.Mark mark) {
    return switch (mark) {
      case BEST -> Ink.BEST;
      case FAILED -> Ink.BAD;
      case NONE -> Ink.TEXT;
    };
  }

  /** The columns that go side by side, in one group where all fit; the first is in each. */
  private static List<int[]> sideBySide(int[] widths, int gap, int room) {
    List<int[]> groups = new ArrayList<>();
    for (int next = 1; next < widths.length || groups.isEmpty(); ) {
      int from = next;
      int sum = widths[0];
      do {
        sum += next < widths.length ? gap + widths[next] : 0;
        next++;
      } while (next < widths.length && sum + gap + widths[next] <= room);
      IntStream others = IntStream.range(from, Math.min(next, widths.length));
      groups.add(IntStream.concat(IntStream.of(0), others).toArray());
    }
    return groups;
  }

  private void line(Table table, List<String> cells, int[] widths, int[] columns, Ink ink) {
    StringBuilder line = new StringBuilder(indent);
    for (int j : columns) {
      String blanks = " ".repeat(widths[j] - TextWidth.of(cells.get(j)));
      boolean right = table.columns().get(j).isRight();
      line.append(j == 0 ? "" : table.gap());
      line.append(right ? blanks : "").append(cells.get(j)).append(right ? "" : blanks);
    }
    line(line.toString().stripTrailing(), ink);
  }

  /** A line in a colour, or several if the terminal is too narrow for it. */
  private void line(String words, Ink ink) {
    String folded = TextWidth.fold(words, width);
    text.append(colored ? ink.of(folded) : folded).append('\n');
  }

  private static List<String> headers(Table table) {
    return table.columns().stream().map(Table.Column::header).toList();
  }

  /** How wide each column is. */
  static int[] widths(Table table) {
    List<String> headers = headers(table);
    int[] widths = new int[headers.size()];
    for (int j = 0; j < widths.length; j++) {
      widths[j] = TextWidth.of(headers.get(j));
      for (Table.Row row : table.rows()) {
        widths[j] = Math.max(widths[j], TextWidth.of(row.cells().get(j)));
      }
    }
    return widths;
  }

  /** How long the longest line of a table is. */
  static int width(Table table) {
    int sum = table.gap().length() * (table.columns().size() - 1);
    for (int width : widths(table)) {
      sum += width;
    }
    return sum;
  }

  @Override
  public void facts(List<Fact> facts) {
    begin();
    int labels = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
    for (Fact fact : facts) {
      line(TextWidth.left(fact.label(), labels + 2) + SafeText.plain(fact.text()), Ink.TEXT);
    }
  }

  @Override
  public void points(List<String> sentences) {
    if (!sentences.isEmpty()) {
      begin();
    }
    for (String sentence : sentences) {
      line("- " + sentence, Ink.TEXT);
    }
  }

  @Override
  public void formulas(FormulaSection section) {
    heading(2, section.title());
    begin();
    boolean sourcesBelow =
        section.lines().stream()
            .anyMatch(line -> SOURCE_COLUMN + TextWidth.of(line.source().toString()) > width);
    for (FormulaSection.Line line : section.lines()) {
      List<String> parts = broken(LatexMath.plain(line.formula()));
      StringBuilder row = new StringBuilder(GAP).append(parts.get(0));
      pad(row, SHAPE_COLUMN);
      row.append(line.shape());
      if (!sourcesBelow) {
        pad(row, SOURCE_COLUMN);
        row.append(line.source());
      }
      line(row.toString().stripTrailing(), Ink.TEXT);
      for (String part : parts.subList(1, parts.size())) {
        line(GAP + part, Ink.TEXT);
      }
      if (sourcesBelow) {
        line("      " + line.source(), Ink.TEXT);
      }
      if (!line.remark().isEmpty()) {
        line("      (" + LatexMath.plain(line.remark()).replace("`", "") + ")", Ink.TEXT);
      }
    }
  }

  /**
   * A matrix with a line for each row; another formula too long for its column, broken before
   * equals signs and set under the first.
   */
  private static List<String> broken(String formula) {
    int most = SHAPE_COLUMN - 4;
    List<String> lines = new ArrayList<>();
    if (formula.contains("; ")) {
      String below = " ".repeat(formula.indexOf('[') + 1);
      for (String row : formula.split("(?<=;) ")) {
        lines.add(lines.isEmpty() ? row : below + row);
      }
      return lines;
    }
    int sign = formula.startsWith("w ←") || formula.startsWith("b ←") ? 2 : formula.indexOf('=');
    String rest = formula;
    while (rest.length() > most) {
      int cut = rest.lastIndexOf(" = ", most);
      cut = cut <= sign ? rest.indexOf(" = ", Math.max(sign, 0) + 1) : cut;
      if (cut < 0) {
        break;
      }
      lines.add(rest.substring(0, cut));
      rest = " ".repeat(Math.max(sign, 0)) + rest.substring(cut + 1);
    }
    lines.add(rest);
    return lines;
  }

  private static void pad(StringBuilder row, int width) {
    do {
      row.append(' ');
    } while (TextWidth.of(row.toString()) < width);
  }

  @Override
  public void sources(List<String> sources) {
    begin();
    for (String source : sources) {
      line(source, Ink.TEXT);
    }
  }

  /** An empty line before the next part, but before the first and below a heading. */
  private void begin() {
    text.append(joined ? "" : "\n");
    joined = false;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
