package dev.neuron.data.columns;

import java.io.Serializable;

/**
 * A column that features are made from, or that says which rows belong together.
 *
 * @param column its place, from 0
 * @param categories the values of a one-hot column, or null for numbers
 * @param group whether rows with the same value are a group, and no feature is made of it
 * @param reference the value that the others are compared with; empty for the first of them, null
 *     for none
 */
public record InputColumn(int column, Categories categories, boolean group, String reference)
    implements Serializable {
  /** A column that features are made from, one of each category. */
  public InputColumn(int column, Categories categories) {
    this(column, categories, false, null);
  }

  /** The same at another place. */
  InputColumn at(int place) {
    return new InputColumn(place, categories, group, reference);
  }

  /** The same with other categories. */
  public InputColumn with(Categories others) {
    return new InputColumn(column, others, group, reference);
  }
}
