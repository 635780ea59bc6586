package dev.neuron.diagnose.rules;

import java.util.List;

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
