package dev.neuron.data;

import java.util.List;

/**
 * Which columns to use for what. A column is given by its name or by its number from 1; where both
 * fit, the name wins.
 *
 * @param target the column to predict, or null for the last one
 * @param features the columns to learn from, in this order, or empty for every other numeric one
 * @param exclude columns not to learn from
 * @param oneHot text columns to learn from, each value becoming a feature {@code column=value}
 * @param weights the column of example weights, or null
 * @param positive the target's text that counts as 1, or null
 * @param groups the column whose values say which rows belong together, or null
 * @param references the values that the others of their one-hot columns are compared with, each as
 *     {@code column=value}, or {@code first} for the first of every column
 */
public record Selection(
    String target,
    List<String> features,
    List<String> exclude,
    List<String> oneHot,
    String weights,
    String positive,
    String groups,
    List<String> references) {
  /** The last column from every other numeric one. */
  public static final Selection DEFAULT =
      new Selection(null, List.of(), List.of(), List.of(), null);

  /** Columns with a target of numbers, or of texts that say yes and no. */
  public Selection(
      String target,
      List<String> features,
      List<String> exclude,
      List<String> oneHot,
      String weights) {
    this(target, features, exclude, oneHot, weights, null);
  }

  /** Columns whose rows don't belong together. */
  public Selection(
      String target,
      List<String> features,
      List<String> exclude,
      List<String> oneHot,
      String weights,
      String positive) {
    this(target, features, exclude, oneHot, weights, positive, null, List.of());
  }

  /** Copies the lists. */
  public Selection {
    features = List.copyOf(features);
    exclude = List.copyOf(exclude);
    oneHot = List.copyOf(oneHot);
    references = List.copyOf(references);
  }

  /** The same with a column that says which rows belong together, or null. */
  public Selection withGroups(String column) {
    return new Selection(target, features, exclude, oneHot, weights, positive, column, references);
  }

  /** The same with another target. */
  public Selection withTarget(String column) {
    return new Selection(column, features, exclude, oneHot, weights, positive, groups, references);
  }

  /** The same with values that the others are compared with. */
  public Selection withReferences(List<String> values) {
    return new Selection(target, features, exclude, oneHot, weights, positive, groups, values);
  }
}
