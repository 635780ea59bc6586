package dev.neuron.data.columns;

import java.io.Serializable;

/**
 * A column that features are made from, or that says which rows belong together.
 *
 * @param column its place, from 0
 * @param categories the values of a one-hot column, or null for numbers
 * @param group whether rows with the same value are a group, and no feature is made of it
 */
public record InputColumn(int column, Categories categories, boolean group)
    implements Serializable {
  /** A column that features are made from. */
  public InputColumn(int column, Categories categories) {
    this(column, categories, false);
  }
}
