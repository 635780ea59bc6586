package dev.neuron.data.columns;

import dev.neuron.data.CellReading;
import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which column of a source goes where. Each column that features are made from fills a slot of a
 * row: with its number, or with the code of its category, which becomes one feature a category.
 *
 * @param names the column names
 * @param slots the columns of the slots, in the order of the features
 * @param target the target's column, from 0, or −1 where none is asked for
 * @param weight the column of example weights, or −1
 * @param reading what cells mean beyond plain numbers
 * @param inForce what remedies hold beside what they add
 */
public record ColumnPlan(
    List<String> names,
    List<InputColumn> slots,
    int target,
    int weight,
    CellReading reading,
    InForce inForce)
    implements Serializable {
  /** The place of a column that nobody asked for. */
  public static final int IGNORED = -1;

  /**
   * A column that is looked at.
   *
   * @param column which one, from 0
   * @param place where its number goes in a row: a slot, behind them the target, then the weight
   */
  public record Use(int column, int place) {}

  /** A plan for plain numbers. */
  public ColumnPlan(List<String> names, List<InputColumn> slots, int target, int weight) {
    this(names, slots, target, weight, CellReading.PLAIN);
  }

  /** A plan of which nothing was asked. */
  public ColumnPlan(
      List<String> names, List<InputColumn> slots, int target, int weight, CellReading reading) {
    this(names, slots, target, weight, reading, InForce.NOTHING);
  }

  /** The same with other slots for the same columns. */
  public ColumnPlan withSlots(List<InputColumn> others) {
    return new ColumnPlan(names, others, target, weight, reading, inForce);
  }

  /** The same with what remedies hold. */
  public ColumnPlan withInForce(InForce other) {
    return new ColumnPlan(names, slots, target, weight, reading, other);
  }

  public boolean isWeighted() {
    return weight >= 0;
  }

  public boolean hasCategories() {
    for (InputColumn slot : slots) {
      if (slot.categories() != null) {
        return true;
      }
    }
    return false;
  }

  /** The slot of the column that says which rows belong together, or −1. */
  public int groupSlot() {
    for (int s = 0; s < slots.size(); s++) {
      if (slots.get(s).group()) {
        return s;
      }
    }
    return -1;
  }

  /**
   * The group of a row by the code that its group slot has: rows without a value are a group of
   * their own, the last.
   */
  public int group(double code) {
    return code >= 0 ? (int) code : groupCount() - 1;
  }

  /** How many groups there may be, that of the rows without a value included. */
  public int groupCount() {
    return slots.get(groupSlot()).categories().values().size() + 1;
  }

  /** How many rows are in each group, (groups). */
  public long[] groupSizes(int[] groups) {
    long[] sizes = new long[groupCount()];
    for (int group : groups) {
      sizes[group]++;
    }
    return sizes;
  }

  /** The group of each row of some blocks of slots, or null without groups. */
  public int[] groups(List<Block> blocks) {
    int slot = groupSlot();
    if (slot < 0) {
      return null;
    }
    int[] groups = new int[blocks.stream().mapToInt(Block::rows).reduce(0, Math::addExact)];
    int row = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        groups[row++] = group(block.x()[i * block.columns() + slot]);
      }
    }
    return groups;
  }

  /** Whether there would be features without a column, and it may be left out. */
  public boolean isExcludable(Use use) {
    return !inForce.chosen() && use.place() < slots.size() && slots.size() > 1;
  }

  /** Whether every cell that is looked at is a plain number. */
  public boolean isPlain() {
    return !hasCategories() && reading.isPlain();
  }

  /** What is made of columns, from the first column to the last. */
  public Use[] uses() {
    List<Use> uses = new ArrayList<>(slots.size() + 2);
    for (int s = 0; s < slots.size(); s++) {
      uses.add(new Use(slots.get(s).column(), s));
    }
    uses.add(new Use(target, slots.size()));
    uses.add(new Use(weight, slots.size() + 1));
    uses.removeIf(use -> use.column() < 0);
    uses.sort((one, other) -> Integer.compare(one.column(), other.column()));
    return uses.toArray(new Use[0]);
  }

  /** For each column its place in a row of numbers, or IGNORED. */
  public int[] places() {
    int[] places = new int[names.size()];
    Arrays.fill(places, IGNORED);
    for (Use use : uses()) {
      places[use.column()] = use.place();
    }
    return places;
  }

  /** The plan of a table that has the slots, the target and the weight only, in this order. */
  public ColumnPlan compact() {
    List<String> kept = new ArrayList<>();
    List<InputColumn> moved = new ArrayList<>();
    for (InputColumn slot : slots) {
      kept.add(names.get(slot.column()));
      moved.add(slot.at(moved.size()));
    }
    kept.add(names.get(target));
    if (isWeighted()) {
      kept.add(names.get(weight));
    }
    return new ColumnPlan(kept, moved, moved.size(), isWeighted() ? moved.size() + 1 : -1, reading);
  }
}
