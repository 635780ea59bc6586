package dev.neuron.diagnose.rules;

import java.util.List;

/**
 * One entry of the reference.
 *
 * @param name the word it is asked for by
 * @param chapter the heading it stands under
 * @param citations where the sources state it
 * @param words what it says, in one or two sentences
 * @param laws its equations, at least one
 * @param examples the sources' examples worked through, possibly none
 */
public record Rule(
    String name,
    String chapter,
    List<Citation> citations,
    String words,
    List<Law> laws,
    List<Example> examples) {

  /** Copies the lists. */
  public Rule {
    citations = List.copyOf(citations);
    laws = List.copyOf(laws);
    examples = List.copyOf(examples);
    if (laws.isEmpty()) {
      throw new IllegalArgumentException("rule " + name + " has no law");
    }
  }
}
