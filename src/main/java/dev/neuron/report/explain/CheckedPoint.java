package dev.neuron.report.explain;

import dev.neuron.diagnose.GradientAgreement;
import dev.neuron.report.words.Counted;

/**
 * One point of a gradient check.
 *
 * @param kind which point
 * @param number after how many epochs, or which of the random points, from 1; 0 at the start
 * @param loss the cost there
 * @param active the share of active examples there, 0…1
 * @param agreement the three gradients
 */
public record CheckedPoint(
    Kind kind, int number, double loss, double active, GradientAgreement agreement) {
  /** Where a point comes from. */
  public enum Kind {
    /** The start of training. */
    START,
    /** After some epochs. */
    EPOCH,
    /** Anywhere. */
    RANDOM
  }

  /** Whether every coordinate agrees, and the cost is a number. */
  boolean passed() {
    return agreement.passed() && Double.isFinite(loss);
  }

  /** The point in words. */
  String where() {
    return switch (kind) {
      case START -> "at the start";
      case EPOCH -> "after " + Counted.of(number, "epoch");
      case RANDOM -> "at random point " + number;
    };
  }
}
