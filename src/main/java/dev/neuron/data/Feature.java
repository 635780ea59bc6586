package dev.neuron.data;

import java.io.Serializable;

/**
 * How one feature comes out of a record.
 *
 * @param name its name: the column's, or {@code column=value} for a one-hot value
 * @param source the name of the column it is made from
 * @param value the cell's text for which the feature is 1 and otherwise 0, or null for a number
 * @param replacement what stands in for a missing cell, raw units; NaN when nothing does
 * @param isReference whether the other values are compared with this one: the feature is always 0,
 *     and so is its weight
 */
public record Feature(
    String name, String source, String value, double replacement, boolean isReference)
    implements Serializable {
  /** A feature that is a column of numbers. */
  public static Feature numeric(String column, double replacement) {
    return new Feature(column, column, null, replacement, false);
  }

  /** A feature that says whether a column has a value. */
  public static Feature oneHot(String column, String value, double replacement) {
    return new Feature(column + "=" + value, column, value, replacement, false);
  }

  /** The same for the value that the others of its column are compared with. */
  public Feature asReference() {
    return new Feature(name, source, value, replacement, true);
  }

  /** The same with what stands in for a missing cell, raw units. */
  public Feature withReplacement(double other) {
    return new Feature(name, source, value, other, isReference);
  }

  /** Whether it says that a column has a value. */
  public boolean isOneHot() {
    return value != null;
  }

  /** The same with what the rule puts in for a missing cell; the mean is known or refused. */
  public Feature withReplacement(MissingRule rule) {
    double other =
        switch (rule.kind()) {
          case ERROR, SKIP -> Double.NaN;
          case ZERO -> 0.0;
          case NUMBER -> isOneHot() ? Double.NaN : rule.value();
          case MEAN -> replacement;
        };
    if (rule.kind() == MissingRule.Kind.MEAN && Double.isNaN(replacement)) {
      throw DataException.request(
          "--missing mean needs the means of the training data, and none were kept",
          "train with --missing mean");
    }
    return withReplacement(other);
  }
}
