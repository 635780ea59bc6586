package dev.neuron.diagnose.rules;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

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

  /** The names of the sections that state it, a line each. */
  public String sections() {
    return citations.stream().map(Citation::section).collect(Collectors.joining("\n"));
  }

  /** All that can be read of it, to be searched. */
  public String text() {
    StringJoiner text = new StringJoiner("\n").add(name).add(chapter).add(words).add(sections());
    laws.forEach(law -> text.add(law.symbols()));
    examples.forEach(example -> text.add(example.symbols()));
    return text.toString();
  }
}
