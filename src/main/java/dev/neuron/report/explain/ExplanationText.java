package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.FormulaSection.Line;
import dev.neuron.report.doc.LatexMath;
import dev.neuron.report.doc.Table;
import java.util.ArrayList;
import java.util.List;

/** An explanation for a terminal. */
final class ExplanationText {
  /** Where the shapes of the formulas begin, and their sources. */
  private static final int SHAPE_COLUMN = 50;

  private static final int SOURCE_COLUMN = 60;

  private final ExplanationReport report;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(ExplanationReport report) {
    this.report = report;
  }

  static String of(ExplanationReport report) {
    ExplanationText document = new ExplanationText(report);
    document.write();
    return document.text.toString();
  }

  private void write() {
    text.append(report.title()).append('\n');
    text.append(report.coordinates()).append("\n\n");
    FeatureTable features = FeatureTable.of(report);
    table(features.headings(), features.rows(), features.rest());
    if (!report.explanation().isSingle()) {
      text.append('\n');
      ExampleTable examples = ExampleTable.of(report.explanation());
      table(examples.headings(), examples.rows(), examples.rest());
    }
    for (FormulaSection section : report.sections()) {
      text.append('\n').append(section.title()).append('\n');
      section(section);
    }
    text.append('\n');
    for (Source source : Source.values()) {
      text.append(source).append(' ').append(source.title()).append('\n');
    }
  }

  private void table(String[] headings, List<String[]> rows, String rest) {
    Table table = new Table(headings);
    for (String[] row : rows) {
      table.row(row);
    }
    table.appendText(text, "  ");
    if (!rest.isEmpty()) {
      text.append("  ").append(rest).append('\n');
    }
  }

  private void section(FormulaSection section) {
    for (Line line : section.lines()) {
      List<String> parts = broken(LatexMath.plain(line.formula()));
      StringBuilder row = new StringBuilder("  ").append(parts.get(0));
      pad(row, SHAPE_COLUMN);
      pad(row.append(line.shape()), SOURCE_COLUMN);
      text.append(row).append(line.source()).append('\n');
      for (String part : parts.subList(1, parts.size())) {
        text.append("  ").append(part).append('\n');
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
    } while (row.length() < width);
  }
}
