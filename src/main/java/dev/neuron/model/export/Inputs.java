package dev.neuron.model.export;

import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.model.TrainedNeuron;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns a neuron reads.
 *
 * @param numbers the columns of numbers, in order
 * @param categories the values of the columns of categories, in order
 * @param missingTexts the spellings of a missing cell, the empty one first
 */
record Inputs(
    List<String> numbers, Map<String, List<String>> categories, List<String> missingTexts) {
  static Inputs of(TrainedNeuron model) {
    List<String> numbers = new ArrayList<>();
    Map<String, List<String>> categories = new LinkedHashMap<>();
    for (Feature feature : model.columns().features()) {
      if (feature.isOneHot()) {
        categories
            .computeIfAbsent(feature.source(), column -> new ArrayList<>())
            .add(feature.value());
      } else {
        numbers.add(feature.source());
      }
    }
    Set<String> missing = new LinkedHashSet<>(List.of(""));
    model.missingTokens().forEach(token -> missing.add(token.trim()));
    return new Inputs(numbers, categories, List.copyOf(missing));
  }

  /** Where a column stands among those of its kind, from 0. */
  int place(Feature feature) {
    return feature.isOneHot()
        ? List.copyOf(categories.keySet()).indexOf(feature.source())
        : numbers.indexOf(feature.source());
  }

  /** Whether a column is called so. */
  boolean hasColumn(String name) {
    return numbers.contains(name) || categories.containsKey(name);
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

  /**
   * Refuses names and categories with characters that XML cannot hold.
   *
   * @throws DataException of kind REQUEST naming the language
   */
  void requireXml(String language) {
    numbers.forEach(name -> requireXml(language, name));
    categories.forEach(
        (name, values) -> {
          requireXml(language, name);
          values.forEach(value -> requireXml(language, value));
        });
    missingTexts.forEach(text -> requireXml(language, text));
  }

  private static void requireXml(String language, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= '\ufffe') {
        throw DataException.request(
            language + " cannot hold the control character in \"" + text + "\"", null);
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
