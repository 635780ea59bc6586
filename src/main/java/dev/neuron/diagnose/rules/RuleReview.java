package dev.neuron.diagnose.rules;

import java.util.List;

/**
 * Some rules checked.
 *
 * @param seed what the random inputs came from
 * @param points how many random points each law was evaluated at
 * @param results one for each rule, in order
 */
public record RuleReview(long seed, int points, List<RuleResult> results) {

  /** Copies the list. */
  public RuleReview {
    results = List.copyOf(results);
  }

  /** Whether all of them hold. */
  public boolean holds() {
    return failed() == 0;
  }

  /** How many do not hold. */
  public int failed() {
    int failed = 0;
    for (RuleResult result : results) {
      failed += result.holds() ? 0 : 1;
    }
    return failed;
  }

  /** The largest difference of any of them. */
  public double difference() {
    double largest = 0;
    for (RuleResult result : results) {
      largest = Math.max(largest, result.difference());
    }
    return largest;
  }
}
