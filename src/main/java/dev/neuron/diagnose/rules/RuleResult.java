package dev.neuron.diagnose.rules;

import java.util.List;

/**
 * How a rule fared.
 *
 * @param rule the rule
 * @param laws its laws' results, in order
 * @param examples its examples' results, in order
 */
public record RuleResult(Rule rule, List<LawResult> laws, List<ExampleResult> examples) {

  /** Copies the lists. */
  public RuleResult {
    laws = List.copyOf(laws);
    examples = List.copyOf(examples);
  }

  /** Whether all laws and all examples hold. */
  public boolean holds() {
    for (LawResult law : laws) {
      if (!law.holds()) {
        return false;
      }
    }
    for (ExampleResult example : examples) {
      if (!example.holds()) {
        return false;
      }
    }
    return true;
  }

  /** The largest difference of any law or example. */
  public double difference() {
    double largest = 0;
    for (LawResult law : laws) {
      largest = Math.max(largest, law.difference());
    }
    for (ExampleResult example : examples) {
      for (Line line : example.lines()) {
        largest = Math.max(largest, line.difference());
      }
    }
    return largest;
  }
}
