package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation;
import dev.neuron.diagnose.rules.Example.Line;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.report.words.Numbers;

/** Rules as Markdown with formulas between dollar signs. */
public final class RulesMarkdown {
  private RulesMarkdown() {}

  /** A table for each chapter, and a summary. */
  public static String list(RuleReview review) {
    StringBuilder out = new StringBuilder("# Rules of matrix calculus\n");
    String chapter = null;
    for (RuleResult result : review.results()) {
      Rule rule = result.rule();
      if (!rule.chapter().equals(chapter)) {
        chapter = rule.chapter();
        out.append("\n## ").append(chapter).append("\n\n");
        out.append("| rule | law | shape | source | largest difference | |\n");
        out.append("|---|---|---|---|---:|---|\n");
      }
      out.append("| ").append(rule.name()).append(" | ");
      for (int k = 0; k < rule.laws().size(); k++) {
        out.append(k == 0 ? "$" : "<br>$").append(rule.laws().get(k).latex()).append('$');
      }
      out.append(" | ");
      for (int k = 0; k < rule.laws().size(); k++) {
        out.append(k == 0 ? "" : "<br>").append(rule.laws().get(k).shape());
      }
      out.append(" | ").append(rule.citations().get(0));
      out.append(" | ").append(RulesText.difference(result.difference()));
      out.append(" | ").append(RulesWording.verdict(result.holds())).append(" |\n");
    }
    return out.append('\n').append(RulesWording.summary(review)).append('\n').toString();
  }

  /** One rule with its words, laws, numbers and examples. */
  public static String whole(RuleReview review, RuleResult result) {
    StringBuilder out = new StringBuilder();
    Rule rule = result.rule();
    out.append("## ").append(rule.name()).append("\n\n");
    out.append(rule.words()).append("\n");
    for (LawResult law : result.laws()) {
      appendLaw(out, law);
    }
    for (ExampleResult example : result.examples()) {
      appendExample(out, example);
    }
    out.append('\n').append(RulesWording.summary(review)).append("\n\n");
    for (Citation citation : rule.citations()) {
      out.append("- ").append(citation.source()).append(' ');
      out.append(citation.source().title()).append(": ");
      out.append(citation.section()).append('\n');
    }
    return out.toString();
  }

  private static void appendLaw(StringBuilder out, LawResult result) {
    out.append("\n$$").append(result.law().latex()).append("$$\n\n");
    out.append("Shape ").append(result.law().shape()).append("; difference ");
    out.append(RulesText.difference(result.difference())).append(", ");
    out.append(RulesWording.verdict(result.holds()));
    out.append(result.fault() == null ? "" : ": " + result.fault()).append(". At\n\n");
    out.append("$$\\begin{aligned}\n").append(RulesLatex.numbers(result));
    out.append("\\end{aligned}$$\n");
  }

  private static void appendExample(StringBuilder out, ExampleResult result) {
    out.append("\nExample: $").append(result.example().latex()).append("$\n\n");
    out.append("| | closed form | autodiff | expected | |\n|---|---:|---:|---:|---|\n");
    for (Line line : result.lines()) {
      out.append("| $").append(line.latex()).append("$ | ");
      out.append(Numbers.text(line.closedForm())).append(" | ");
      out.append(Numbers.text(line.autodiff())).append(" | ");
      out.append(line.expected()).append(" | ");
      out.append(RulesWording.verdict(line.holds())).append(" |\n");
    }
  }
}
