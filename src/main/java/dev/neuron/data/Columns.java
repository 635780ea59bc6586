package dev.neuron.data;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the examples are made of: the features in order, and the target. Made by loading training
 * data, or from a saved model; either way it encodes records of other files by column name.
 *
 * @param features how each feature is made, in the order of the weights
 * @param target the target column's name
 * @param missing the rule for missing cells; its replacement values are in the features
 * @param reading what cells mean beyond plain numbers
 */
public record Columns(
    List<Feature> features, String target, MissingRule missing, CellReading reading)
    implements Serializable {
  /** Copies the list. */
  public Columns {
    features = List.copyOf(features);
  }

  /** Columns of plain numbers. */
  public Columns(List<Feature> features, String target, MissingRule missing) {
    this(features, target, missing, CellReading.PLAIN);
  }

  /** The same with other meanings of cells. */
  public Columns withReading(CellReading other) {
    return new Columns(features, target, missing, other);
  }

  /** The same with another target. */
  public Columns withTarget(String other) {
    return new Columns(features, other, missing, reading);
  }

  /** How many features there are. */
  public int size() {
    return features.size();
  }

  /** The features' names in order. */
  public List<String> names() {
    String[] names = new String[features.size()];
    for (int j = 0; j < names.length; j++) {
      names[j] = features.get(j).name();
    }
    return List.of(names);
  }

  /** The names of the features that are always 0, as others are compared with them. */
  public List<String> references() {
    return features.stream().filter(Feature::isReference).map(Feature::name).toList();
  }

  /**
   * The columns whose features add up to 1, as the bias does, so that no weight of theirs is more
   * right than another: categories of which none is a reference.
   */
  public List<String> freeCategories() {
    Set<String> free = new LinkedHashSet<>();
    for (Feature feature : features) {
      if (feature.isOneHot()) {
        free.add(feature.source());
      }
    }
    for (Feature feature : features) {
      if (feature.isReference()) {
        free.remove(feature.source());
      }
    }
    return List.copyOf(free);
  }

  /**
   * The same with another rule for missing cells.
   *
   * @throws DataException of kind REQUEST if the rule is {@code mean} and no means were kept
   */
  public Columns withMissing(MissingRule rule) {
    Feature[] changed = new Feature[features.size()];
    for (int j = 0; j < changed.length; j++) {
      changed[j] = features.get(j).withReplacement(rule);
    }
    return new Columns(List.of(changed), target, rule, reading);
  }
}
