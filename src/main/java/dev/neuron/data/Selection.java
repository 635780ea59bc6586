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
 */
public record Selection(
    String target,
    List<String> features,
    List<String> exclude,
    List<String> oneHot,
    String weights,
    String positive) {
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

  /** Copies the lists. */
  public Selection {
    features = List.copyOf(features);
    exclude = List.copyOf(exclude);
    oneHot = List.copyOf(oneHot);
  }

  /** The same with another target. */
  public Selection withTarget(String column) {
    return new Selection(column, features, exclude, oneHot, weights, positive);
  }
}
