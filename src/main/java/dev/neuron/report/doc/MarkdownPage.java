package dev.neuron.report.doc;

import dev.neuron.report.words.MarkdownText;
import java.util.List;

/** A page as Markdown, formulas between dollars, as notebooks and code hosts render it. */
public final class MarkdownPage implements Page {
  private final StringBuilder text = new StringBuilder();

  @Override
  public void heading(int level, String title) {
    begin().append("#".repeat(level)).append(' ').append(title).append('\n');
  }

  @Override
  public void paragraph(String words) {
    begin().append(MarkdownText.of(words)).append('\n');
  }

  @Override
  public void subject(String words) {
    paragraph(Character.toUpperCase(words.charAt(0)) + words.substring(1));
  }

  @Override
  public void algebra(String line) {
    begin().append(MarkdownText.block(line));
  }

  @Override
  public void table(Table table, String rest) {
    begin();
    StringBuilder rule = new StringBuilder();
    for (Table.Column column : table.columns()) {
      boolean quantity = column.kind() == Table.Kind.QUANTITIES;
      String header = column.header();
      text.append("| ").append(quantity ? LatexMath.dollars(header, "") : MarkdownText.of(header));
      text.append(header.isEmpty() ? "" : " ");
      rule.append(
          column.isRight() ? "|---:" : column.kind() == Table.Kind.NAMES ? "|:---" : "|---");
    }
    text.append("|\n").append(rule).append("|\n");
    for (Table.Row row : table.rows()) {
      for (String cell : row.cells()) {
        text.append("| ").append(MarkdownText.of(cell)).append(' ');
      }
      text.append("|\n");
    }
    if (!rest.isEmpty()) {
      begin().append('(').append(rest).append(")\n");
    }
  }

  @Override
  public void facts(List<Fact> facts) {
    begin();
    for (Fact fact : facts) {
      text.append("- ").append(fact.label()).append(": ");
      text.append(MarkdownText.of(fact.text())).append('\n');
    }
  }

  @Override
  public void points(List<String> sentences) {
    begin();
    for (String sentence : sentences) {
      text.append("- ").append(MarkdownText.of(sentence)).append('\n');
    }
  }

  @Override
  public void formulas(FormulaSection section) {
    heading(2, section.title());
    begin();
    for (FormulaSection.Line line : section.lines()) {
      text.append("- ").append(LatexMath.dollars(line.formula(), section.bold()));
      if (!line.shape().isEmpty()) {
        text.append(" (").append(line.shape()).append(')');
      }
      if (!line.remark().isEmpty()) {
        text.append(" — ").append(line.remark(section.bold(), words -> words));
      }
      text.append("  \n  <sub>").append(line.source()).append("</sub>\n");
    }
  }

  @Override
  public void sources(List<String> sources) {
    begin();
    for (String source : sources) {
      text.append(source).append("  \n");
    }
  }

  /** An empty line between any two parts. */
  private StringBuilder begin() {
    return text.append(text.isEmpty() ? "" : "\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
