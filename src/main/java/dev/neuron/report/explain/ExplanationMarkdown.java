package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.FormulaSection.Line;
import dev.neuron.report.doc.LatexMath;
import dev.neuron.report.words.MarkdownText;
import java.util.List;

/** An explanation as Markdown with formulas between dollars. */
final class ExplanationMarkdown {
  private final ExplanationReport report;
  private final StringBuilder text = new StringBuilder();

  private ExplanationMarkdown(ExplanationReport report) {
    this.report = report;
  }

  static String of(ExplanationReport report) {
    ExplanationMarkdown document = new ExplanationMarkdown(report);
    document.write();
    return document.text.toString();
  }

  private void write() {
    text.append("# ").append(report.title()).append("\n\n");
    text.append(report.coordinates()).append("\n\n");
    FeatureTable features = FeatureTable.of(report);
    table(features.headings(), features.rows(), features.rest());
    if (!report.explanation().isSingle()) {
      ExampleTable examples = ExampleTable.of(report.explanation());
      table(examples.headings(), examples.rows(), examples.rest());
    }
    for (FormulaSection section : report.sections()) {
      text.append("## ").append(section.title()).append("\n\n");
      for (Line line : section.lines()) {
        text.append("- $").append(LatexMath.of(line.formula(), section.bold())).append('$');
        if (!line.shape().isEmpty()) {
          text.append(" (").append(line.shape()).append(')');
        }
        if (!line.remark().isEmpty()) {
          text.append(" — ").append(remark(line.remark(), section.bold()));
        }
        text.append("  \n  <sub>").append(line.source()).append("</sub>\n");
      }
      text.append('\n');
    }
    for (Source source : Source.values()) {
      text.append(source).append(' ').append(source.title()).append("  \n");
    }
  }

  /** A table whose headings but the first are formulas. */
  private void table(String[] headings, List<String[]> rows, String rest) {
    for (int c = 0; c < headings.length; c++) {
      String heading = c == 0 ? headings[c] : "$" + LatexMath.of(headings[c], "") + "$";
      text.append("| ").append(heading).append(' ');
    }
    text.append("|\n");
    for (int c = 0; c < headings.length; c++) {
      text.append(c == 0 ? "|---" : "|---:");
    }
    text.append("|\n");
    for (String[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        text.append("| ").append(c == 0 ? MarkdownText.of(row[c]) : row[c]).append(' ');
      }
      text.append("|\n");
    }
    text.append('\n');
    if (!rest.isEmpty()) {
      text.append('(').append(rest).append(")\n\n");
    }
  }

  private static String remark(String remark, String bold) {
    StringBuilder result = new StringBuilder();
    String[] parts = remark.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      result.append(i % 2 == 0 ? parts[i] : "$" + LatexMath.of(parts[i], bold) + "$");
    }
    return result.toString();
  }
}
