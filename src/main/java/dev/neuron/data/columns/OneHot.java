package dev.neuron.data.columns;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.SafeText;
import dev.neuron.data.block.BlockBuilder;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From slots to features: a number stays, a code becomes one feature for each value, that of the
 * value which others are compared with always 0.
 */
public final class OneHot {
  private final List<Feature> features;

  /** For each slot the features it fills: one for a number, one for each code otherwise. */
  private final int[][] places;

  private final boolean[] category;

  private OneHot(List<Feature> features, int[][] places, boolean[] category) {
    this.features = features;
    this.places = places;
    this.category = category;
  }

  /**
   * The features of training data, in the order of the slots, values sorted.
   *
   * @throws DataException of kind CONTENT if two have one name, REQUEST if the value that others
   *     are to be compared with is not there
   */
  public static OneHot of(ColumnPlan plan, String file) {
    OneHot oneHot = ofPart(plan);
    refuseTwins(oneHot.features, file);
    for (InputColumn slot : plan.slots()) {
      References.require(slot, plan.names(), file);
    }
    return oneHot;
  }

  /** The same of a part of the data, which may lack some values. */
  public static OneHot ofPart(ColumnPlan plan) {
    List<Feature> features = new ArrayList<>();
    int[][] places = new int[plan.slots().size()][];
    boolean[] category = new boolean[places.length];
    for (int s = 0; s < places.length; s++) {
      InputColumn slot = plan.slots().get(s);
      String column = plan.names().get(slot.column());
      int first = features.size();
      if (slot.group()) {
        category[s] = true; // without a feature
        places[s] = new int[0];
        continue;
      }
      if (slot.categories() == null) {
        features.add(Feature.numeric(column, Double.NaN));
        places[s] = new int[] {first};
        continue;
      }
      category[s] = true;
      places[s] = slot.categories().places();
      for (int code = 0; code < places[s].length; code++) {
        places[s][code] += first;
      }
      List<String> values = slot.categories().sorted();
      String reference = References.among(values, slot.reference());
      for (String value : values) {
        Feature feature = Feature.oneHot(column, value, Double.NaN);
        features.add(value.equals(reference) ? feature.asReference() : feature);
      }
    }
    return new OneHot(features, places, category);
  }

  /** The features of known columns, grouped into slots by their source column. */
  public static OneHot of(Columns columns) {
    Map<String, List<Integer>> bySource = new LinkedHashMap<>();
    for (int j = 0; j < columns.size(); j++) {
      String source = columns.features().get(j).source();
      bySource.computeIfAbsent(source, key -> new ArrayList<>()).add(j);
    }
    int[][] places = new int[bySource.size()][];
    boolean[] category = new boolean[places.length];
    int s = 0;
    for (List<Integer> group : bySource.values()) {
      places[s] = new int[group.size()];
      for (int code = 0; code < places[s].length; code++) {
        places[s][code] = group.get(code);
      }
      category[s] = columns.features().get(places[s][0]).isOneHot();
      s++;
    }
    return new OneHot(columns.features(), places, category);
  }

  public List<Feature> features() {
    return features;
  }

  /** The features each slot fills. */
  int[][] places() {
    return places;
  }

  /** The values of a slot that is a category, in the order of its codes; null for a number. */
  public List<String> values(int slot) {
    if (!category[slot]) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int place : places[slot]) {
      values.add(features.get(place).value());
    }
    return values;
  }

  /** The name of the column a slot is read from. */
  String source(int slot) {
    return features.get(places[slot][0]).source();
  }

  /** Blocks of features; the blocks of slots are given up one by one. */
  public List<Block> apply(List<Block> slots) {
    boolean unchanged = true;
    for (int s = 0; s < places.length; s++) {
      unchanged &= !category[s] && places[s][0] == s;
    }
    if (unchanged) {
      return slots;
    }
    boolean weighted = !slots.isEmpty() && slots.get(0).weights() != null;
    BlockBuilder built = new BlockBuilder(features.size(), weighted);
    double[] row = new double[features.size()];
    for (int b = 0; b < slots.size(); b++) {
      Block block = slots.set(b, null);
      for (int i = 0; i < block.rows(); i++) {
        expand(block.x(), i * places.length, row, 0);
        built.add(row, 0, block.y()[i], weighted ? block.weights()[i] : 1);
      }
    }
    return built.build();
  }

  /** Turns the slots that begin at a place into a row of features at another. */
  public void expand(double[] slots, int at, double[] row, int to) {
    for (int s = 0; s < places.length; s++) {
      double value = slots[at + s];
      if (!category[s]) {
        row[to + places[s][0]] = value;
        continue;
      }
      for (int place : places[s]) {
        row[to + place] = Double.isNaN(value) ? Double.NaN : 0;
      }
      if (value >= places[s].length && places[s].length > 0) {
        throw DataException.content(
            new Fault(
                null,
                0,
                source(s),
                null,
                "the cache has a value that it does not name: it is damaged",
                "delete the cache, and it is made anew"));
      }
      if (value >= 0 && places[s].length > 0) {
        int place = places[s][(int) value];
        row[to + place] = features.get(place).isReference() ? 0 : 1;
      }
    }
  }

  private static void refuseTwins(List<Feature> features, String file) {
    Set<String> names = new HashSet<>();
    for (Feature feature : features) {
      if (!names.add(feature.name())) {
        throw DataException.content(
            Fault.of(
                file,
                "two features would be called " + SafeText.of(feature.name()),
                "rename the column, or leave it out with --exclude"));
      }
    }
  }
}
