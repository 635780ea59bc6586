package dev.neuron.data.columns;

import dev.neuron.data.CellReading;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which column of a source goes where. A slot is a column features are made from: one number, or
 * one code that is expanded into one feature a value later.
 *
 * @param names the column names
 * @param slots the slots in the order of the features
 * @param target the target's column, from 0
 * @param weight the column of example weights, or −1
 * @param reading what cells mean beyond plain numbers
 */
public record ColumnPlan(
    List<String> names, List<Slot> slots, int target, int weight, CellReading reading)
    implements Serializable {
  /** The role of a column nobody asked for. */
  public static final int IGNORED = -1;

  /** The role of the target. */
  public static final int TARGET = -2;

  /** The role of the example weights. */
  public static final int WEIGHT = -3;

  /**
   * A column features are made from.
   *
   * @param column its place, from 0
   * @param vocabulary the values of a one-hot column, or null for numbers
   */
  public record Slot(int column, Categories vocabulary) implements Serializable {}

  /** A plan for plain numbers. */
  public ColumnPlan(List<String> names, List<Slot> slots, int target, int weight) {
    this(names, slots, target, weight, CellReading.PLAIN);
  }

  public boolean isWeighted() {
    return weight >= 0;
  }

  public boolean hasCategories() {
    for (Slot slot : slots) {
      if (slot.vocabulary() != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether every cell that is looked at is a plain number. */
  public boolean isPlain() {
    return !hasCategories() && reading.isPlain();
  }

  /** For each column the number of its slot, or IGNORED, TARGET, WEIGHT. */
  public int[] roles() {
    int[] roles = new int[names.size()];
    Arrays.fill(roles, IGNORED);
    for (int s = 0; s < slots.size(); s++) {
      roles[slots.get(s).column()] = s;
    }
    roles[target] = TARGET;
    if (isWeighted()) {
      roles[weight] = WEIGHT;
    }
    return roles;
  }

  /** For each column its place in a row of numbers: the slots, then the target, then the weight. */
  public int[] places() {
    int[] places = roles();
    for (int c = 0; c < places.length; c++) {
      if (places[c] == TARGET) {
        places[c] = slots.size();
      } else if (places[c] == WEIGHT) {
        places[c] = slots.size() + 1;
      }
    }
    return places;
  }

  /** The layout of a table that has the slots, the target and the weight only, in this order. */
  public ColumnPlan compact() {
    List<String> kept = new ArrayList<>();
    List<Slot> moved = new ArrayList<>();
    for (Slot slot : slots) {
      kept.add(names.get(slot.column()));
      moved.add(new Slot(moved.size(), slot.vocabulary()));
    }
    kept.add(names.get(target));
    if (isWeighted()) {
      kept.add(names.get(weight));
    }
    return new ColumnPlan(kept, moved, moved.size(), isWeighted() ? moved.size() + 1 : -1, reading);
  }
}
