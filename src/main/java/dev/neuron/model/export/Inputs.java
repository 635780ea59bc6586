package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.model.TrainedNeuron;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns a neuron reads.
 *
 * @param numbers the columns of numbers, in order
 * @param categories the values of the columns of categories, in order
 */
record Inputs(List<String> numbers, Map<String, List<String>> categories) {
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
    return new Inputs(numbers, categories);
  }

  /** Where a column stands among those of its kind, from 0. */
  int place(Feature feature) {
    return feature.isOneHot()
        ? List.copyOf(categories.keySet()).indexOf(feature.source())
        : numbers.indexOf(feature.source());
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
