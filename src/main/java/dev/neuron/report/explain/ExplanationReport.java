package dev.neuron.report.explain;

import dev.neuron.data.Scaling;
import dev.neuron.diagnose.Explanation;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.words.NeuronWording;
import java.util.List;

/**
 * The explanation of a step, ready to be written.
 *
 * @param explanation every number
 * @param features the features' names
 * @param target the target's name
 * @param scaling the coordinates it is in
 * @param row the data row explained, from 1; 0 for all examples
 * @param at where the neuron stands, in words: {@code at the start}
 */
public record ExplanationReport(
    Explanation explanation,
    List<String> features,
    String target,
    Scaling.Kind scaling,
    long row,
    String at) {

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
        ? SingleExampleFormulas.of(explanation)
        : BatchFormulas.of(explanation);
  }

  /** For a terminal. */
  public String text() {
    return ExplanationText.of(this);
  }

  /** With formulas between dollars, as notebooks and code hosts render them. */
  public String markdown() {
    return ExplanationMarkdown.of(this);
  }

  /** To be included in a document. */
  public String latex() {
    return ExplanationLatex.of(this);
  }

  /** One object. */
  public String json() {
    return ExplanationJson.of(this);
  }
}
