package dev.neuron.report.explain;

import dev.neuron.data.Scaling;
import dev.neuron.diagnose.Explanation;
import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.LatexPage;
import dev.neuron.report.doc.MarkdownPage;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.NeuronWording;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The explanation of a step, ready to be written.
 *
 * @param explanation every number
 * @param features the features' names
 * @param target the target's name
 * @param scaling the coordinates it is in
 * @param row the data row explained, from 1; 0 for all examples
 * @param at where the neuron stands, in words: {@code at the start}
 * @param rate what the learning rate is, in words
 */
public record ExplanationReport(
    Explanation explanation,
    List<String> features,
    String target,
    Scaling.Kind scaling,
    long row,
    String at,
    String rate) {

  /** What it is about, in a sentence without a full stop. */
  String title() {
    String examples =
        explanation.isSingle() && row > 0
            ? "row " + row
            : explanation.count() == 1 ? "the only example" : explanation.count() + " examples";
    return "One step of "
        + NeuronWording.neuron(explanation.neuron())
        + " on "
        + examples
        + ", "
        + at;
  }

  /** Which units the numbers are in. */
  String coordinates() {
    return switch (scaling) {
      case STANDARD ->
          "Features and weights are standardized, as in training; --scale none shows raw units.";
      case MINMAX ->
          "Features and weights are scaled to 0…1, as in training; --scale none shows raw units.";
      case NONE -> "Features and weights are in raw units.";
    };
  }

  List<FormulaSection> sections() {
    return explanation.isSingle()
        ? SingleExampleFormulas.of(explanation, rate)
        : BatchFormulas.of(explanation, rate);
  }

  /** What to look at next where nothing has moved yet, or empty. */
  private String hint() {
    if (!at.equals("at the start") || explanation.features() == 0) {
      return "";
    }
    for (double weight : explanation.weights()) {
      if (weight != 0) {
        return "";
      }
    }
    return "All weights are still 0 here. --epochs 5 shows the step after five epochs.";
  }

  /**
   * For a terminal.
   *
   * @param colored whether headings have colours
   * @param width of the terminal; where it is narrow, sources stand below their formulas
   */
  public String text(boolean colored, int width) {
    return shown(new TextPage(colored, width));
  }

  /** With formulas between dollars, as notebooks and code hosts render them. */
  public String markdown() {
    return shown(new MarkdownPage());
  }

  /** To be included in a document. */
  public String latex() {
    return shown(new LatexPage());
  }

  private String shown(Page page) {
    page.heading(1, title());
    page.paragraph(coordinates());
    ExplanationTables.show(this, page);
    List<FormulaSection> sections = sections();
    sections.forEach(page::formulas);
    if (!hint().isEmpty()) {
      page.aside(hint());
    }
    page.sources(cited(sections));
    return page.toString();
  }

  private static List<String> cited(List<FormulaSection> sections) {
    Set<Source> cited = EnumSet.noneOf(Source.class);
    sections.forEach(section -> section.lines().forEach(line -> cited.add(line.source().source())));
    return cited.stream().map(source -> source + " " + source.title()).toList();
  }

  /** One object: an explanation, or the steps of a walk. */
  public static String json(List<ExplanationReport> reports) {
    return reports.size() == 1 ? reports.get(0).json() : ExplanationJson.of(reports);
  }

  /** One object. */
  public String json() {
    return ExplanationJson.of(this);
  }
}
