package dev.neuron.report.explain;

import static dev.neuron.report.words.FormulaNumbers.inside;
import static dev.neuron.report.words.FormulaNumbers.number;
import static dev.neuron.report.words.FormulaNumbers.vector;

import dev.neuron.diagnose.Explanation;
import dev.neuron.report.doc.FormulaSection;

/** The update of weights and bias, and what it does to the cost. */
final class StepFormulas {
  private StepFormulas() {}

  static void add(
      FormulaSection section, Explanation explanation, String rate, double[] w, double b) {
    int n = explanation.features();
    String eta = number(explanation.learningRate());
    section.add("η = " + eta, "", rate, Citations.UPDATE);
    section.add(
        "w ← w − η·∂C/∂w = "
            + vector(w)
            + " − "
            + eta
            + "·"
            + vector(explanation.byWeights())
            + " = "
            + vector(explanation.updatedWeights()),
        "",
        Citations.UPDATE);
    section.add(
        "b ← b − η·∂C/∂b = "
            + number(b)
            + " − "
            + eta
            + "·"
            + inside(explanation.shown(n))
            + " = "
            + number(explanation.updated()[n]),
        "",
        Citations.BIAS);
    section.add(
        "C: " + number(explanation.cost()) + " → " + number(explanation.costAfter()),
        "",
        explanation.isSingle() ? "on this example" : "on these examples",
        Citations.UPDATE);
  }
}
