package dev.neuron.model;

import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Ranges;
import dev.neuron.data.json.Fields;
import dev.neuron.diagnose.certainty.StandardErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A feature as a model file keeps it, see {@link ModelFile}.
 *
 * @param feature its name, and how it is made from a column
 * @param weight in raw units
 * @param centre in raw units, 0 without
 * @param deviation NaN where it is not known
 * @param min its least value in training, NaN where it is not known
 * @param max its greatest value in training, NaN where it is not known
 * @param error of its weight, NaN without
 */
record SavedFeature(
    Feature feature,
    double weight,
    double centre,
    double deviation,
    double min,
    double max,
    double error) {
  /** Those of a neuron. */
  static List<SavedFeature> of(TrainedNeuron neuron) {
    StandardErrors errors = neuron.standardErrors();
    Ranges ranges = neuron.ranges();
    List<SavedFeature> features = new ArrayList<>(neuron.features());
    for (int j = 0; j < neuron.features(); j++) {
      features.add(
          new SavedFeature(
              neuron.columns().features().get(j),
              neuron.weight(j),
              neuron.affine().centre()[j],
              neuron.deviations()[j],
              ranges == null ? Double.NaN : ranges.min()[j],
              ranges == null ? Double.NaN : ranges.max()[j],
              errors == null ? Double.NaN : errors.errors()[j]));
    }
    return features;
  }

  /**
   * Its keys, each named once, to be written and to be read.
   *
   * @param minor the file's minor version: 0 knows no centre and no error
   * @param ranged whether the file knows between which values features are
   * @param names those of the features before
   */
  static SavedFeature codec(
      Fields<SavedFeature> fields,
      int minor,
      MissingRule missing,
      boolean ranged,
      Set<String> names) {
    String name = fields.text("name", saved -> saved.feature().name());
    if (!names.add(name)) {
      throw fields.wrong("name", "repeats the name of another feature: '" + name + "'");
    }
    double weight = fields.number("weight", SavedFeature::weight);
    boolean centred = minor >= 1 && fields.has("centre", saved -> saved.centre() != 0);
    double centre = centred ? fields.number("centre", SavedFeature::centre) : 0;
    boolean known = fields.has("deviation", saved -> !Double.isNaN(saved.deviation()));
    double deviation = known ? fields.number("deviation", SavedFeature::deviation) : Double.NaN;
    if (deviation < 0) {
      throw fields.wrong("deviation", "must not be negative");
    }
    double min = ranged ? fields.number("min", SavedFeature::min) : Double.NaN;
    double max = ranged ? fields.number("max", SavedFeature::max) : Double.NaN;
    if (max < min) {
      throw fields.wrong("max", "must not be less than \"min\"");
    }
    boolean sure = minor >= 1 && fields.has("standardError", saved -> !Double.isNaN(saved.error()));
    double error = sure ? fields.number("standardError", SavedFeature::error) : Double.NaN;
    boolean oneHot =
        fields.has("column", SavedFeature::isOneHot) || fields.has("value", SavedFeature::isOneHot);
    if (oneHot && centred) {
      throw fields.wrong("centre", "is not for a column of categories");
    }
    String column = oneHot ? fields.text("column", saved -> saved.feature().source()) : null;
    String value = oneHot ? fields.text("value", saved -> saved.feature().value()) : null;
    double replacement =
        missing.replaces()
            ? fields.number("replacement", saved -> saved.feature().replacement())
            : Double.NaN;
    Feature feature =
        oneHot ? Feature.oneHot(column, value, replacement) : Feature.numeric(name, replacement);
    if (!feature.name().equals(name)) {
      throw fields.wrong("name", "is not column=value: '" + feature.name() + "'");
    }
    return new SavedFeature(feature, weight, centre, deviation, min, max, error);
  }

  private boolean isOneHot() {
    return feature.isOneHot();
  }
}
