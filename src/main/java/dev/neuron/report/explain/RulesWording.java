package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Input;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.diagnose.rules.Shape;

/** What every format says about rules in the same words. */
final class RulesWording {
  private RulesWording() {}

  static String verdict(boolean holds) {
    return holds ? "holds" : "FAILS";
  }

  /** The first law, and a sign that there are more. */
  static String headline(Rule rule) {
    return rule.laws().get(0).symbols() + (rule.laws().size() > 1 ? "; …" : "");
  }

  /** A sentence on all that was checked. */
  static String summary(RuleReview review) {
    int rules = review.results().size();
    int laws = 0;
    for (RuleResult result : review.results()) {
      laws += result.laws().size();
    }
    String subject =
        rules == 1
            ? (review.holds() ? "The rule holds" : "The rule fails")
            : review.holds()
                ? "All " + rules + " rules hold"
                : review.failed() + " of " + rules + " rules fail";
    return subject
        + ": "
        + laws
        + (laws == 1 ? " law" : " laws")
        + ", closed form against automatic differentiation at "
        + review.points()
        + " random points each, seed "
        + review.seed()
        + "; largest difference "
        + RulesText.difference(review.difference())
        + ", allowed "
        + RulesText.tolerance()
        + (rules == 1 ? ". Shown is the point where the sides differ most." : ".");
  }

  /** The numbers of an input as rows; an upright vector lies down to save space. */
  static double[][] displayed(Input input, double[] values) {
    if (input.shape().columns().number() == 1) {
      return new double[][] {values};
    }
    return shaped(input.shape(), values);
  }

  /** The numbers of an input in its own shape. */
  static double[][] shaped(Shape shape, double[] rowMajor) {
    int columns = shape.columns().number();
    double[][] rows = new double[shape.rows().number()][columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rowMajor, i * columns, rows[i], 0, columns);
    }
    return rows;
  }
}
