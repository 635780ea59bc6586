package dev.neuron.diagnose.rules;

/**
 * Where a rule stands.
 *
 * @param source the document
 * @param section the title of the section, or the equation's number
 */
public record Citation(Source source, String section) {

  /** {@code [P] Vector sum reduction}. */
  @Override
  public String toString() {
    return source + " " + section;
  }
}
