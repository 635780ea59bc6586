package dev.neuron.report.doc;

import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.List;

/** A page for a terminal: parts with an empty line between, those below a heading indented. */
public final class TextPage implements Page {
  private static final String GAP = "  ";
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[1;32m";
  private static final String RED = "\u001b[31m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

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
   * @param colored whether rows with a mark may be coloured
   * @param width what tables should fit into, in characters
   */
  public TextPage(boolean colored, int width) {
    this.colored = colored;
    this.width = width;
  }

  @Override
  public void heading(int level, String title) {
    begin();
    text.append(SafeText.plain(title)).append('\n');
    indent = GAP;
    joined = true;
  }

  @Override
  public void paragraph(String words) {
    begin();
    text.append(SafeText.plain(words)).append('\n');
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
    text.append(indent).append(SafeText.plain(words)).append('\n');
  }

  @Override
  public void aside(String words) {
    note(words);
  }

  @Override
  public void table(Table table, String rest) {
    begin();
    List<String> left = table.narrow(width);
    int[] widths = widths(table);
    line(table, headers(table), widths, BOLD);
    for (Table.Row row : table.rows()) {
      String color =
          switch (row.mark()) {
            case BEST -> GREEN;
            case FAILED -> RED;
            case NONE -> "";
          };
      line(table, row.cells(), widths, color);
    }
    if (!left.isEmpty()) {
      String note = "(too narrow for the columns " + String.join(", ", left) + ")";
      text.append(colored ? FAINT + note + PLAIN : note).append('\n');
    }
    if (!rest.isEmpty()) {
      note(rest);
    }
  }

  private void line(Table table, List<String> cells, int[] widths, String color) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < widths.length; j++) {
      String blanks = " ".repeat(widths[j] - length(cells.get(j)));
      boolean right = table.columns().get(j).isRight();
      line.append(j == 0 ? indent : table.gap());
      line.append(right ? blanks : "").append(cells.get(j)).append(right ? "" : blanks);
    }
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    boolean marked = colored && !color.isEmpty();
    text.append(marked ? color : "").append(line, 0, end);
    text.append(marked ? PLAIN : "").append('\n');
  }

  private static List<String> headers(Table table) {
    return table.columns().stream().map(Table.Column::header).toList();
  }

  private static int[] widths(Table table) {
    List<String> headers = headers(table);
    int[] widths = new int[headers.size()];
    for (int j = 0; j < widths.length; j++) {
      widths[j] = length(headers.get(j));
      for (Table.Row row : table.rows()) {
        widths[j] = Math.max(widths[j], length(row.cells().get(j)));
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

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  @Override
  public void facts(List<Fact> facts) {
    begin();
    int labels = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
    for (Fact fact : facts) {
      text.append(fact.label()).append(" ".repeat(labels + 2 - fact.label().length()));
      text.append(SafeText.plain(fact.text())).append('\n');
    }
  }

  @Override
  public void points(List<String> sentences) {
    if (!sentences.isEmpty()) {
      begin();
    }
    for (String sentence : sentences) {
      text.append("- ").append(sentence).append('\n');
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
      text.append(row.toString().stripTrailing()).append('\n');
      for (String part : parts.subList(1, parts.size())) {
        text.append(GAP).append(part).append('\n');
      }
      if (sourcesBelow) {
        text.append("      ").append(line.source()).append('\n');
      }
      if (!line.remark().isEmpty()) {
        text.append("      (").append(line.remark().replace("`", "")).append(")\n");
      }
    }
  }

  /** A formula too long for its column, broken before equals signs and set under the first. */
  private static List<String> broken(String formula) {
    int most = SHAPE_COLUMN - 4;
    List<String> lines = new ArrayList<>();
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
      text.append(source).append('\n');
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
