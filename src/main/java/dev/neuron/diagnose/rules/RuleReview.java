package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.rules.Example.Line;
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

  /**
   * How a law fared. The point shown is the one where the sides differ most, the first of those.
   *
   * @param law the law
   * @param inputs the point, one array for each input, row-major
   * @param closedForm the one side there
   * @param autodiff the other side there
   * @param difference the largest difference of two entries, relative to their size where that is
   *     above 1; infinite when a side has a wrong shape or is not finite
   * @param fault what is wrong besides the numbers, or null
   */
  public record LawResult(
      Law law,
      double[][] inputs,
      double[][] closedForm,
      double[][] autodiff,
      double difference,
      String fault) {

    /** Whether the sides agree. */
    public boolean holds() {
      return difference <= RuleChecker.TOLERANCE;
    }
  }

  /**
   * A worked example with its numbers.
   *
   * @param example the example
   * @param lines its numbers
   */
  public record ExampleResult(Example example, List<Line> lines) {

    /** Copies the list. */
    public ExampleResult {
      lines = List.copyOf(lines);
    }

    /** Whether every number is the expected one. */
    public boolean holds() {
      for (Line line : lines) {
        if (!line.holds()) {
          return false;
        }
      }
      return true;
    }
  }
}
