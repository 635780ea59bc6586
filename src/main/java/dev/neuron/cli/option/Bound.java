package dev.neuron.cli.option;

/**
 * What the number of an option has to be.
 *
 * @param side on which side of the limit
 */
record Bound(Side side, long limit) {
  /** Where numbers may lie. */
  enum Side {
    AT_LEAST,
    ABOVE,
    BELOW
  }

  boolean holds(double value) {
    return switch (side) {
      case AT_LEAST -> value >= limit;
      case ABOVE -> value > limit;
      case BELOW -> value < limit;
    };
  }

  /** How a message goes on after "must be". */
  String words() {
    return Choice.spelled(side).replace('-', ' ') + " " + limit;
  }
}
