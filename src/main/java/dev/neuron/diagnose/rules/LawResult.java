package dev.neuron.diagnose.rules;

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
