package dev.neuron.report.explain;

import dev.neuron.diagnose.Explanation;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of each feature, and of the bias, as rows of text.
 *
 * @param headings in Unicode formulas, but for the first
 * @param rows as many cells each
 * @param left how many features were left out
 */
record FeatureTable(String[] headings, List<String[]> rows, int left) {
  private static final int MOST_FEATURES = 20;

  /** x, w, u, ∂C/∂w and the new w of one example; the same without x and u for many. */
  static FeatureTable of(ExplanationReport report) {
    Explanation explanation = report.explanation();
    boolean single = explanation.isSingle();
    String[] headings =
        single
            ? new String[] {"feature", "x", "w", "u = w ⊗ x", "∂C/∂w", "w − η·∂C/∂w"}
            : new String[] {"feature", "w", "∂C/∂w", "w − η·∂C/∂w"};
    List<String[]> rows = new ArrayList<>();
    int n = explanation.features();
    for (int j = 0; j < Math.min(n, MOST_FEATURES); j++) {
      rows.add(row(explanation, report.features().get(j), j));
    }
    rows.add(row(explanation, "bias", n));
    return new FeatureTable(headings, rows, Math.max(0, n - MOST_FEATURES));
  }

  private static String[] row(Explanation explanation, String name, int j) {
    String w = Numbers.text(explanation.wHat()[j]);
    String gradient = Numbers.text(explanation.gradient()[j]);
    String updated = Numbers.text(explanation.updated()[j]);
    if (!explanation.isSingle()) {
      return new String[] {name, w, gradient, updated};
    }
    boolean bias = j == explanation.features();
    double x = bias ? 1 : explanation.chains().get(0).x()[j];
    double u = bias ? explanation.wHat()[j] : explanation.chains().get(0).u()[j];
    return new String[] {name, Numbers.text(x), w, Numbers.text(u), gradient, updated};
  }

  /** What was left out, in words, or empty. */
  String rest() {
    return left == 0 ? "" : "and " + left + " more features; --format json shows all";
  }
}
