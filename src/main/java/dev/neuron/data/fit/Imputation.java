package dev.neuron.data.fit;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.block.BlockFold;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;

/** Puts the replacement values in for missing cells, marked by NaN. */
public final class Imputation {
  private Imputation() {}

  /**
   * The features with their replacement values under a rule; means are those of the blocks,
   * weighted.
   *
   * @throws DataException of kind CONTENT if a mean is asked for and there is no value
   */
  static List<Feature> learn(
      List<Feature> features, MissingRule rule, BlockFold training, String file) {
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

  /** Replaces every NaN in place. */
  public static void apply(List<Block> blocks, List<Feature> features) {
    int columns = features.size();
    for (Block block : blocks) {
      double[] x = block.x();
      for (int at = 0, j = 0; at < block.rows() * columns; at++) {
        if (Double.isNaN(x[at])) {
          x[at] = features.get(j).replacement();
        }
        j = j + 1 == columns ? 0 : j + 1;
      }
    }
  }
}
