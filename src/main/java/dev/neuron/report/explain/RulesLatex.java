package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation;
import dev.neuron.diagnose.rules.Example.Line;
import dev.neuron.diagnose.rules.Input;
import dev.neuron.diagnose.rules.Law;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.report.doc.LatexText;
import dev.neuron.report.words.Numbers;

/** Rules as LaTeX to be included in a document that uses amsmath; plain ASCII throughout. */
public final class RulesLatex {
  private static final String NEEDS = "% \\usepackage{amsmath}\n";

  private RulesLatex() {}

  /** A list of displayed laws for each chapter, and a summary. */
  public static String list(RuleReview review) {
    StringBuilder out = new StringBuilder(NEEDS);
    String chapter = null;
    for (RuleResult result : review.results()) {
      Rule rule = result.rule();
      if (!rule.chapter().equals(chapter)) {
        chapter = rule.chapter();
        out.append("\n\\section*{").append(LatexText.of(chapter)).append("}\n");
      }
      out.append("\n\\paragraph{").append(LatexText.of(rule.name())).append("} ");
      out.append(RulesWording.verdict(result.holds())).append(", largest difference ");
      out.append(number(result.difference(), 2)).append(" (");
      out.append(LatexText.of(rule.citations().get(0).toString())).append(")\n");
      out.append("\\begin{gather*}\n");
      for (int k = 0; k < rule.laws().size(); k++) {
        Law law = rule.laws().get(k);
        out.append("  ").append(law.latex());
        out.append(k + 1 < rule.laws().size() ? " \\\\\n" : "\n");
      }
      out.append("\\end{gather*}\n");
    }
    return out.append('\n')
        .append(LatexText.of(RulesWording.summary(review)))
        .append('\n')
        .toString();
  }

  /** One rule with its words, laws, numbers and examples. */
  public static String whole(RuleReview review, RuleResult result) {
    StringBuilder out = new StringBuilder(NEEDS);
    Rule rule = result.rule();
    out.append("\\subsection*{").append(LatexText.of(rule.name())).append("}\n\n");
    out.append(LatexText.of(rule.words())).append('\n');
    for (LawResult law : result.laws()) {
      out.append("\\[ ").append(law.law().latex()).append(" \\]\n");
      out.append("Shape ").append(LatexText.of(law.law().shape().toString()));
      out.append("; difference ").append(number(law.difference(), 2)).append(", ");
      out.append(RulesWording.verdict(law.holds()));
      out.append(law.fault() == null ? "" : ": " + LatexText.of(law.fault())).append(". At\n");
      out.append("\\begin{align*}\n").append(numbers(law)).append("\\end{align*}\n");
    }
    for (ExampleResult example : result.examples()) {
      appendExample(out, example);
    }
    out.append('\n').append(LatexText.of(RulesWording.summary(review))).append('\n');
    for (Citation citation : rule.citations()) {
      String source = citation.source() + " " + citation.source().title();
      out.append("\n\\noindent ").append(LatexText.of(source + ": " + citation.section()));
      out.append('\n');
    }
    return out.toString();
  }

  /** The inputs and both sides of a law as lines of an aligned block. */
  static String numbers(LawResult result) {
    StringBuilder out = new StringBuilder();
    for (int k = 0; k < result.inputs().length; k++) {
      Input input = result.law().inputs().get(k);
      double[][] rows = RulesWording.displayed(input, result.inputs()[k]);
      boolean lying = rows.length == 1 && input.shape().rows().number() > 1;
      out.append("  ").append(LatexText.symbol(input.name())).append(" &= ");
      appendMatrix(out, rows);
      out.append(lying ? "^\\top \\\\\n" : " \\\\\n");
    }
    out.append("  \\text{closed form} &= ");
    appendMatrix(out, result.closedForm());
    out.append(" \\\\\n  \\text{autodiff} &= ");
    appendMatrix(out, result.autodiff());
    return out.append('\n').toString();
  }

  private static void appendMatrix(StringBuilder out, double[][] rows) {
    if (rows.length == 1 && rows[0].length == 1) {
      out.append(bare(rows[0][0], Numbers.TEXT_DIGITS));
      return;
    }
    out.append("\\begin{bmatrix} ");
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        out.append(j > 0 ? " & " : "").append(bare(rows[i][j], Numbers.TEXT_DIGITS));
      }
      out.append(i + 1 < rows.length ? " \\\\ " : " ");
    }
    out.append("\\end{bmatrix}");
  }

  private static void appendExample(StringBuilder out, ExampleResult result) {
    out.append("\n\\noindent Example: $").append(result.example().latex()).append("$\n\n");
    out.append("\\begin{tabular}{lrrrl}\n");
    out.append("  & closed form & autodiff & expected & \\\\ \\hline\n");
    for (Line line : result.lines()) {
      out.append("  $").append(line.latex()).append("$ & ");
      out.append(number(line.closedForm(), Numbers.TEXT_DIGITS)).append(" & ");
      out.append(number(line.autodiff(), Numbers.TEXT_DIGITS)).append(" & $");
      out.append(line.expected()).append("$ & ");
      out.append(RulesWording.verdict(line.holds())).append(" \\\\\n");
    }
    out.append("\\end{tabular}\n");
  }

  private static String number(double value, int digits) {
    return "$" + bare(value, digits) + "$";
  }

  /** A number inside mathematics: 1.5e-12 is 1.5 times a power of ten. */
  private static String bare(double value, int digits) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "\\infty" : "-\\infty";
    }
    if (Double.isNaN(value)) {
      return "\\text{NaN}";
    }
    String text = Numbers.significant(value, digits);
    int e = text.indexOf('e');
    if (e < 0) {
      return text;
    }
    return text.substring(0, e) + " \\cdot 10^{" + Integer.parseInt(text.substring(e + 1)) + "}";
  }
}
