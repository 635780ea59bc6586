package dev.neuron.report.doc;

import java.util.List;

/**
 * A page as LaTeX to be included in a document that uses amsmath; plain ASCII but for letters of
 * names.
 */
public final class LatexPage implements Page {
  private final StringBuilder text = new StringBuilder("% \\usepackage{amsmath}\n");

  @Override
  public void heading(int level, String title) {
    text.append(level == 1 ? "\\section*{" : "\\subsection*{").append(words(title)).append("}\n");
  }

  @Override
  public void paragraph(String words) {
    text.append(words(words)).append("\n\n");
  }

  @Override
  public void subject(String words) {
    paragraph(words);
  }

  @Override
  public void table(Table table, String rest) {
    text.append("\\begin{center}\\small\n\\begin{tabular}{");
    for (Table.Column column : table.columns()) {
      text.append(column.isRight() ? 'r' : 'l');
    }
    text.append("}\n\\hline\n");
    String and = "";
    for (Table.Column column : table.columns()) {
      boolean quantity = column.kind() == Table.Kind.QUANTITIES;
      text.append(and);
      text.append(quantity ? LatexMath.dollars(column.header(), "") : words(column.header()));
      and = " & ";
    }
    text.append(" \\\\\n\\hline\n");
    for (Table.Row row : table.rows()) {
      for (int j = 0; j < row.cells().size(); j++) {
        String cell = row.cells().get(j);
        boolean number = table.columns().get(j).isRight();
        text.append(j == 0 ? "" : " & ");
        text.append(number ? LatexMath.dollars(cell, "") : "{" + words(cell) + "}");
      }
      text.append(" \\\\\n");
    }
    text.append("\\hline\n\\end{tabular}\n");
    if (!rest.isEmpty()) {
      text.append('\n').append(words(rest)).append('\n');
    }
    text.append("\\end{center}\n\n");
  }

  @Override
  public void facts(List<Fact> facts) {
    points(facts.stream().map(fact -> fact.label() + ": " + fact.text()).toList());
  }

  @Override
  public void points(List<String> sentences) {
    text.append("\\begin{itemize}\n");
    for (String sentence : sentences) {
      text.append("\\item ").append(words(sentence)).append('\n');
    }
    text.append("\\end{itemize}\n\n");
  }

  @Override
  public void formulas(FormulaSection section) {
    heading(2, section.title());
    text.append("\\begin{itemize}\n");
    for (FormulaSection.Line line : section.lines()) {
      text.append("\\item $\\displaystyle ");
      text.append(LatexMath.of(line.formula(), section.bold())).append('$');
      if (!line.shape().isEmpty()) {
        text.append(" \\quad $(").append(LatexMath.of(line.shape(), "")).append(")$");
      }
      if (!line.remark().isEmpty()) {
        text.append(" \\quad ").append(line.remark(section.bold(), LatexPage::words));
      }
      text.append("\\hfill{\\footnotesize ").append(words(line.source().toString())).append("}\n");
    }
    text.append("\\end{itemize}\n\n");
  }

  @Override
  public void sources(List<String> sources) {
    text.append("\\begin{flushleft}\\footnotesize\n");
    for (String source : sources) {
      // In braces: after a line break, [P] would be taken for a length.
      text.append('{').append(words(source)).append("}\\\\\n");
    }
    text.append("\\end{flushleft}\n");
  }

  private static String words(String words) {
    return LatexText.of(words).replace("--", "-{}-"); // "--" of an option would become a dash
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
