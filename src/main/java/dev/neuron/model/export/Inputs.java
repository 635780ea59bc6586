package dev.neuron.model.export;

import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import dev.neuron.model.TrainedNeuron;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The columns a neuron reads.
 *
 * @param numbers the columns of numbers, in order
 * @param categories the values of the columns of categories, in order
 * @param missingTexts the spellings of a missing cell, the empty one first
 * @param places where each column stands among those of its kind, from 0
 */
record Inputs(
    List<String> numbers,
    Map<String, List<String>> categories,
    List<String> missingTexts,
    Map<String, Integer> places) {
  static Inputs of(TrainedNeuron model) {
    List<String> numbers = new ArrayList<>();
    Map<String, List<String>> categories = new LinkedHashMap<>();
    Map<String, Integer> places = new HashMap<>();
    for (Feature feature : model.columns().features()) {
      if (feature.isOneHot()) {
        places.putIfAbsent(feature.source(), categories.size());
        categories
            .computeIfAbsent(feature.source(), column -> new ArrayList<>())
            .add(feature.value());
      } else {
        places.put(feature.source(), numbers.size());
        numbers.add(feature.source());
      }
    }
    Set<String> missing = new LinkedHashSet<>(List.of(""));
    model.missingTokens().forEach(token -> missing.add(NumberText.trimmed(token)));
    return new Inputs(numbers, categories, List.copyOf(missing), places);
  }

  /** Where a column stands among those of its kind, from 0. */
  int place(Feature feature) {
    return places.get(feature.source());
  }

  /** Whether a column is called so. */
  boolean hasColumn(String name) {
    return places.containsKey(name);
  }

  /** This name, or one like it that no column has. */
  String free(String name) {
    return hasColumn(name) ? free(name + "_") : name;
  }

  /** The spellings of a missing cell in lower case, for languages that then ignore the case. */
  List<String> missingLowerCase() {
    return missingTexts.stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().toList();
  }

  /** The spellings of a missing cell that are numbers, for where cells have types. */
  List<Double> missingNumbers() {
    List<Double> found = new ArrayList<>();
    for (String text : missingTexts) {
      if (text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
        found.add(Double.valueOf(text));
      }
    }
    return found;
  }

  /** Whether XML can hold a character. */
  static boolean isXml(int c) {
    return (c >= ' ' || c == '\t' || c == '\n' || c == '\r') && c != 0xfffe && c != 0xffff;
  }

  /**
   * Refuses names and categories that a language cannot hold.
   *
   * @param longest how many characters it has room for in one text
   * @throws DataException of kind REQUEST naming the language
   */
  void require(String language, IntPredicate fit, int longest) {
    List<String> texts = new ArrayList<>(places.keySet());
    categories.values().forEach(texts::addAll);
    texts.addAll(missingTexts);
    for (String text : texts) {
      if (!text.codePoints().allMatch(fit)) {
        throw DataException.request(
            language + " cannot hold the control character in " + SafeText.of(text), null);
      } else if (text.length() > longest) {
        throw DataException.request(
            language
                + " has room for "
                + longest
                + " characters in a text, and one here has "
                + text.length()
                + ": "
                + SafeText.of(text),
            null);
      }
    }
  }

  /** Whether a row with a missing cell gets no prediction, rather than being an error. */
  static boolean skips(TrainedNeuron model) {
    return model.columns().missing().kind() == MissingRule.Kind.SKIP;
  }

  /** What stands in for a missing cell, or the language's word for nothing. */
  static String instead(Feature feature, String nothing) {
    return Double.isNaN(feature.replacement()) ? nothing : Literal.number(feature.replacement());
  }
}
