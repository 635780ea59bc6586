package dev.neuron.report.explain;

import dev.neuron.diagnose.ExampleChain;
import dev.neuron.diagnose.Explanation;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The chains of the first examples of a batch, as rows of text.
 *
 * @param headings in Unicode formulas, but for the first
 * @param rows as many cells each
 * @param left how many examples were left out
 */
record ExampleTable(String[] headings, List<String[]> rows, long left) {
  private static final int MOST_EXAMPLES = 8;

  static ExampleTable of(Explanation explanation) {
    String[] headings = {"example", "z", "a", "y", "v", "c", "∂a/∂z", "∂c/∂v", "∂C/∂z"};
    List<String[]> rows = new ArrayList<>();
    for (ExampleChain chain : explanation.chains()) {
      if (rows.size() == MOST_EXAMPLES) {
        break;
      }
      rows.add(
          new String[] {
            Long.toString(chain.number()),
            Numbers.text(chain.z()),
            Numbers.text(chain.a()),
            Numbers.text(chain.y()),
            Numbers.text(chain.v()),
            Numbers.text(chain.c()),
            Numbers.text(chain.slope()),
            Numbers.text(chain.cByV()),
            Numbers.text(chain.share() * chain.signal())
          });
    }
    return new ExampleTable(headings, rows, explanation.count() - rows.size());
  }

  /** What was left out, in words, or empty. */
  String rest() {
    return left == 0 ? "" : "and " + left + " more examples";
  }
}
