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
import dev.neuron.report.doc.Ink;
import dev.neuron.report.doc.TextWidth;
import dev.neuron.report.words.Numbers;
import java.util.List;

/** Rules for a terminal: a line each, or one of them whole. */
public final class RulesText {
  private static final int WIDTH = 90;
  private static final int NUMBER = 12;

  private final boolean colored;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private RulesText(boolean colored, int width) {
    this.colored = colored;
    this.width = width;
  }

  /**
   * A line for each rule under the headings of the chapters, and a summary.
   *
   * @param colored whether headings and what fails have colours
   * @param width of the terminal
   */
  public static String list(RuleReview review, boolean colored, int width) {
    return new RulesText(colored, width).list(review);
  }

  /** One rule with its words, laws, numbers and examples, for such a terminal. */
  public static String whole(RuleReview review, RuleResult result, boolean colored, int width) {
    return new RulesText(colored, width).whole(review, result);
  }

  private String list(RuleReview review) {
    int names = 0;
    for (RuleResult result : review.results()) {
      names = Math.max(names, TextWidth.of(result.rule().name()));
    }
    String chapter = null;
    for (RuleResult result : review.results()) {
      if (!result.rule().chapter().equals(chapter)) {
        out.append(chapter == null ? "" : "\n");
        chapter = result.rule().chapter();
        line(chapter, Ink.HEADING);
      }
      String difference = TextWidth.right(difference(result.difference()), 7);
      line(
          "  "
              + TextWidth.left(result.rule().name(), names)
              + "  "
              + RulesWording.verdict(result.holds())
              + "  "
              + difference
              + "  "
              + RulesWording.headline(result.rule()),
          ink(result.holds()));
    }
    sentences(RulesWording.summary(review));
    sentences("neuron rules NAME shows one with its words, its source and its numbers.");
    return out.toString();
  }

  private String whole(RuleReview review, RuleResult result) {
    Rule rule = result.rule();
    line(rule.name() + ": " + rule.chapter(), Ink.HEADING);
    for (Citation citation : rule.citations()) {
      line(citation.toString(), Ink.TEXT);
    }
    sentences(rule.words());
    result.laws().forEach(this::law);
    result.examples().forEach(this::example);
    sentences(RulesWording.summary(review));
    for (Citation citation : rule.citations()) {
      if (citation.source() != previousSource(rule.citations(), citation)) {
        line(citation.source() + " " + citation.source().title(), Ink.TEXT);
      }
    }
    return out.toString();
  }

  private void line(String words, Ink ink) {
    String folded = TextWidth.fold(words, width);
    out.append(colored ? ink.of(folded) : folded).append('\n');
  }

  private static Ink ink(boolean holds) {
    return holds ? Ink.TEXT : Ink.BAD;
  }

  private void sentences(String words) {
    out.append('\n');
    TextWidth.wrap(words, Math.min(width, WIDTH)).forEach(part -> line(part, Ink.TEXT));
  }

  private static Object previousSource(List<Citation> citations, Citation citation) {
    int at = citations.indexOf(citation);
    return at == 0 ? null : citations.get(at - 1).source();
  }

  private void law(LawResult result) {
    out.append('\n');
    line(result.law().symbols() + "    (" + result.law().shape() + ")", Ink.HEADING);
    for (int k = 0; k < result.inputs().length; k++) {
      Input input = result.law().inputs().get(k);
      matrix(input.name(), RulesWording.displayed(input, result.inputs()[k]));
    }
    matrix("closed form", result.closedForm());
    matrix("autodiff", result.autodiff());
    labelled(
        "difference",
        difference(result.difference())
            + ", "
            + RulesWording.verdict(result.holds())
            + (result.fault() == null ? "" : ": " + result.fault()),
        ink(result.holds()));
  }

  private void labelled(String label, String words, Ink ink) {
    line("  " + TextWidth.left(label, 13) + words, ink);
  }

  /** A number alone, or rows in brackets with their columns one below the other. */
  private void matrix(String name, double[][] rows) {
    if (rows.length == 1 && rows[0].length == 1) {
      labelled(name, Numbers.text(rows[0][0]), Ink.TEXT);
      return;
    }
    int widest = 1;
    for (double[] row : rows) {
      for (double entry : row) {
        widest = Math.max(widest, Numbers.text(entry).length());
      }
    }
    for (int i = 0; i < rows.length; i++) {
      StringBuilder entries = new StringBuilder("[");
      for (double entry : rows[i]) {
        entries.append(' ').append(TextWidth.right(Numbers.text(entry), widest));
      }
      labelled(i == 0 ? name : "", entries + " ]", Ink.TEXT);
    }
  }

  private void example(ExampleResult result) {
    out.append('\n');
    line("Example: " + result.example().symbols(), Ink.HEADING);
    int names = 0;
    for (Line line : result.lines()) {
      names = Math.max(names, TextWidth.of(line.symbols()));
    }
    numbers(names, "", "closed form", "autodiff", "expected", Ink.TEXT);
    for (Line line : result.lines()) {
      numbers(
          names,
          line.symbols(),
          Numbers.text(line.closedForm()),
          Numbers.text(line.autodiff()),
          line.expected() + (line.holds() ? "" : "  FAILS"),
          ink(line.holds()));
    }
  }

  private void numbers(
      int names, String symbols, String closedForm, String autodiff, String expected, Ink ink) {
    line(
        "  "
            + TextWidth.left(symbols, names)
            + TextWidth.right(closedForm, NUMBER + 2)
            + TextWidth.right(autodiff, NUMBER + 2)
            + "  "
            + expected,
        ink);
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
