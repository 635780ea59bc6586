package dev.neuron.data;

import java.io.Serializable;

/**
 * What to do with a missing feature. The target is never imputed: a row without it is an error
 * under {@link Kind#ERROR} and skipped otherwise.
 *
 * @param kind the rule
 * @param value the replacement under {@link Kind#NUMBER}, else 0
 */
public record MissingRule(Kind kind, double value) implements Serializable {
  /** The choices of {@code --missing}. */
  public enum Kind {
    /** A missing cell is an error. */
    ERROR,
    /** The row is left out. */
    SKIP,
    /** The mean of the training part stands in; for a one-hot column the share of each value. */
    MEAN,
    /** Zero, in raw units, stands in. */
    ZERO,
    /** A given number, in raw units, stands in. */
    NUMBER
  }

  /** A missing cell is an error. */
  public static final MissingRule ERROR = new MissingRule(Kind.ERROR, 0);

  /** The row is left out. */
  public static final MissingRule SKIP = new MissingRule(Kind.SKIP, 0);

  /** The training mean stands in. */
  public static final MissingRule MEAN = new MissingRule(Kind.MEAN, 0);

  /** Zero stands in. */
  public static final MissingRule ZERO = new MissingRule(Kind.ZERO, 0);

  /** The given number stands in. */
  public static MissingRule number(double value) {
    return new MissingRule(Kind.NUMBER, value);
  }

  /** Refuses a replacement that is no number. */
  public MissingRule {
    if (!Double.isFinite(value) || (kind != Kind.NUMBER && value != 0)) {
      throw new IllegalArgumentException("a missing cell cannot become " + value);
    }
  }

  /** Whether another value stands in for a missing cell. */
  public boolean replaces() {
    return kind != Kind.ERROR && kind != Kind.SKIP;
  }
}
