package dev.neuron.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import picocli.CommandLine.TypeConversionException;

/** What a number has to be. */
final class Bounds {
  /** A message says the words after "must be". */
  private record Bound(String words, DoublePredicate holds) {}

  private final List<Bound> bounds = new ArrayList<>();

  void add(String words, DoublePredicate holds) {
    bounds.add(new Bound(words, holds));
  }

  /** Refuses a number that is not so; NaN stands for a word. */
  void require(String option, String text, double value) {
    for (Bound bound : bounds) {
      if (!bound.holds.test(value) && !Double.isNaN(value)) {
        List<String> words = bounds.stream().map(Bound::words).toList();
        throw new TypeConversionException(
            option + " must be " + String.join(" and ", words) + ", not " + text);
      }
    }
  }
}
