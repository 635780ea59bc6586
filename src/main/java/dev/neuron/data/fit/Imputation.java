package dev.neuron.data.fit;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.block.RawExamples;
import java.util.ArrayList;
import java.util.List;

/** What stands in for missing cells. */
final class Imputation {
  private Imputation() {}

  /**
   * The features with their replacement values under a rule; means are those of the examples,
   * weighted.
   *
   * @throws DataException of kind CONTENT if a mean is asked for and there is no value
   */
  static List<Feature> learn(
      List<Feature> features, MissingRule rule, RawExamples training, String file) {
    if (!rule.replaces()) {
      return features;
    }
    double[] means =
        rule.kind() == MissingRule.Kind.MEAN ? MeanSum.of(training, features.size()) : null;
    List<Feature> learned = new ArrayList<>(features.size());
    for (int j = 0; j < features.size(); j++) {
      Feature feature = features.get(j);
      if (means != null) {
        if (!Double.isFinite(means[j])) {
          throw DataException.content(
              new Fault(
                  file,
                  0,
                  feature.source(),
                  null,
                  "there is no value to take the mean of",
                  "leave it out with --exclude, or use --missing zero"));
        }
        feature = new Feature(feature.name(), feature.source(), feature.value(), means[j]);
      }
      learned.add(feature.withReplacement(rule));
    }
    return learned;
  }
}
