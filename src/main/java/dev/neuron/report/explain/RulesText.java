package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation;
import dev.neuron.diagnose.rules.Example.Line;
import dev.neuron.diagnose.rules.Input;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleChecker;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.report.doc.TextWidth;
import dev.neuron.report.words.Numbers;
import java.util.List;

/** Rules for a terminal: a line each, or one of them whole. */
public final class RulesText {
  private static final int WIDTH = 90;
  private static final int NUMBER = 12;

  private RulesText() {}

  /** A line for each rule under the headings of the chapters, and a summary. */
  public static String list(RuleReview review, int width) {
    StringBuilder out = new StringBuilder();
    int names = 0;
    for (RuleResult result : review.results()) {
      names = Math.max(names, TextWidth.of(result.rule().name()));
    }
    String chapter = null;
    for (RuleResult result : review.results()) {
      if (!result.rule().chapter().equals(chapter)) {
        out.append(chapter == null ? "" : "\n");
        chapter = result.rule().chapter();
        out.append(chapter).append('\n');
      }
      out.append("  ").append(TextWidth.left(result.rule().name(), names));
      out.append("  ").append(RulesWording.verdict(result.holds()));
      out.append("  ").append(TextWidth.right(difference(result.difference()), 7));
      out.append("  ").append(RulesWording.headline(result.rule())).append('\n');
    }
    out.append('\n');
    for (String line : TextWidth.wrap(RulesWording.summary(review), Math.min(width, WIDTH))) {
      out.append(line).append('\n');
    }
    return TextWidth.fold(out.toString(), width);
  }

  /** One rule with its words, laws, numbers and examples. */
  public static String whole(RuleReview review, RuleResult result, int width) {
    StringBuilder out = new StringBuilder();
    Rule rule = result.rule();
    out.append(rule.name()).append(": ").append(rule.chapter()).append('\n');
    for (Citation citation : rule.citations()) {
      out.append(citation).append('\n');
    }
    out.append('\n');
    for (String line : TextWidth.wrap(rule.words(), Math.min(width, WIDTH))) {
      out.append(line).append('\n');
    }
    for (LawResult law : result.laws()) {
      appendLaw(out, law);
    }
    for (ExampleResult example : result.examples()) {
      appendExample(out, example);
    }
    out.append('\n');
    for (String line : TextWidth.wrap(RulesWording.summary(review), Math.min(width, WIDTH))) {
      out.append(line).append('\n');
    }
    for (Citation citation : rule.citations()) {
      if (citation.source() != previousSource(rule.citations(), citation)) {
        out.append(citation.source()).append(' ');
        out.append(citation.source().title()).append('\n');
      }
    }
    return TextWidth.fold(out.toString(), width);
  }

  private static Object previousSource(List<Citation> citations, Citation citation) {
    int at = citations.indexOf(citation);
    return at == 0 ? null : citations.get(at - 1).source();
  }

  private static void appendLaw(StringBuilder out, LawResult result) {
    out.append('\n').append(result.law().symbols());
    out.append("    (").append(result.law().shape()).append(")\n");
    for (int k = 0; k < result.inputs().length; k++) {
      Input input = result.law().inputs().get(k);
      double[][] rows = RulesWording.displayed(input, result.inputs()[k]);
      appendMatrix(out, input.name(), rows);
    }
    appendMatrix(out, "closed form", result.closedForm());
    appendMatrix(out, "autodiff", result.autodiff());
    label(out, "difference");
    out.append(difference(result.difference())).append(", ");
    out.append(RulesWording.verdict(result.holds()));
    if (result.fault() != null) {
      out.append(": ").append(result.fault());
    }
    out.append('\n');
  }

  private static void label(StringBuilder out, String text) {
    out.append("  ").append(TextWidth.left(text, 13));
  }

  /** A number alone, or rows in brackets with their columns one below the other. */
  private static void appendMatrix(StringBuilder out, String name, double[][] rows) {
    if (rows.length == 1 && rows[0].length == 1) {
      label(out, name);
      out.append(Numbers.text(rows[0][0])).append('\n');
      return;
    }
    int width = 1;
    for (double[] row : rows) {
      for (double entry : row) {
        width = Math.max(width, Numbers.text(entry).length());
      }
    }
    for (int i = 0; i < rows.length; i++) {
      label(out, i == 0 ? name : "");
      out.append('[');
      for (double entry : rows[i]) {
        out.append(' ').append(TextWidth.right(Numbers.text(entry), width));
      }
      out.append(" ]\n");
    }
  }

  private static void appendExample(StringBuilder out, ExampleResult result) {
    out.append("\nExample: ").append(result.example().symbols()).append('\n');
    int names = 0;
    for (Line line : result.lines()) {
      names = Math.max(names, TextWidth.of(line.symbols()));
    }
    out.append("  ").append(TextWidth.left("", names));
    out.append(TextWidth.right("closed form", NUMBER + 2));
    out.append(TextWidth.right("autodiff", NUMBER + 2));
    out.append("  expected\n");
    for (Line line : result.lines()) {
      out.append("  ").append(TextWidth.left(line.symbols(), names));
      out.append(TextWidth.right(Numbers.text(line.closedForm()), NUMBER + 2));
      out.append(TextWidth.right(Numbers.text(line.autodiff()), NUMBER + 2));
      out.append("  ").append(line.expected()).append(line.holds() ? "" : "  FAILS").append('\n');
    }
  }

  /** How far two sides are apart, in two digits. */
  static String difference(double difference) {
    return Numbers.significant(difference, 2);
  }

  /** The largest difference that passes. */
  static String tolerance() {
    return Numbers.significant(RuleChecker.TOLERANCE, 2);
  }
}
