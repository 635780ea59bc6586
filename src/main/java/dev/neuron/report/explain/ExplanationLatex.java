package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.FormulaSection.Line;
import dev.neuron.report.doc.LatexMath;
import dev.neuron.report.doc.LatexText;
import java.util.List;

/**
 * An explanation as LaTeX to be included in a document that uses amsmath; plain ASCII but for
 * names.
 */
final class ExplanationLatex {
  private final ExplanationReport report;
  private final StringBuilder text = new StringBuilder();

  private ExplanationLatex(ExplanationReport report) {
    this.report = report;
  }

  static String of(ExplanationReport report) {
    ExplanationLatex document = new ExplanationLatex(report);
    document.write();
    return document.text.toString();
  }

  private void write() {
    text.append("% \\usepackage{amsmath}\n");
    text.append("\\section*{").append(words(report.title())).append("}\n");
    text.append(words(report.coordinates())).append("\n\n");
    FeatureTable features = FeatureTable.of(report);
    table(features.headings(), features.rows(), features.rest());
    if (!report.explanation().isSingle()) {
      ExampleTable examples = ExampleTable.of(report.explanation());
      table(examples.headings(), examples.rows(), examples.rest());
    }
    for (FormulaSection section : report.sections()) {
      section(section);
    }
    text.append("\\begin{flushleft}\\footnotesize\n");
    for (Source source : Source.values()) {
      // In braces: after a line break, [P] would be taken for a length.
      text.append('{').append(words(source + " " + source.title())).append("}\\\\\n");
    }
    text.append("\\end{flushleft}\n");
  }

  private void section(FormulaSection section) {
    text.append("\\subsection*{").append(words(section.title())).append("}\n");
    text.append("\\begin{itemize}\n");
    for (Line line : section.lines()) {
      text.append("\\item $\\displaystyle ");
      text.append(LatexMath.of(line.formula(), section.bold())).append("$");
      if (!line.shape().isEmpty()) {
        text.append(" \\quad $(").append(LatexMath.of(line.shape(), "")).append(")$");
      }
      if (!line.remark().isEmpty()) {
        text.append(" \\quad ").append(remark(line.remark(), section.bold()));
      }
      text.append("\\hfill{\\footnotesize ").append(words(line.source().toString())).append("}\n");
    }
    text.append("\\end{itemize}\n\n");
  }

  /** A table whose headings but the first are formulas. */
  private void table(String[] headings, List<String[]> rows, String rest) {
    text.append("\\begin{center}\\small\n\\begin{tabular}{l");
    text.append("r".repeat(headings.length - 1)).append("}\n\\hline\n");
    for (int c = 0; c < headings.length; c++) {
      text.append(c == 0 ? "" : " & ");
      text.append(c == 0 ? headings[c] : "$" + LatexMath.of(headings[c], "") + "$");
    }
    text.append(" \\\\\n\\hline\n");
    for (String[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        text.append(c == 0 ? "" : " & ");
        text.append(c == 0 ? "{" + words(row[c]) + "}" : "$" + LatexMath.of(row[c], "") + "$");
      }
      text.append(" \\\\\n");
    }
    text.append("\\hline\n\\end{tabular}\n");
    if (!rest.isEmpty()) {
      text.append("\n").append(words(rest)).append('\n');
    }
    text.append("\\end{center}\n\n");
  }

  private static String remark(String remark, String bold) {
    StringBuilder result = new StringBuilder();
    String[] parts = remark.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      result.append(i % 2 == 0 ? words(parts[i]) : "$" + LatexMath.of(parts[i], bold) + "$");
    }
    return result.toString();
  }

  private static String words(String words) {
    return LatexText.of(words).replace("--", "-{}-"); // an option, no dash
  }
}
