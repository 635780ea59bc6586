package dev.neuron.report.explain;

import dev.neuron.data.SafeText;
import dev.neuron.data.Scaling;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.diagnose.GradientAgreement;
import dev.neuron.diagnose.LostDigits;
import dev.neuron.math.Neuron;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.NeuronWording;
import dev.neuron.report.words.Numbers;
import java.util.List;

/**
 * A gradient check.
 *
 * @param neuron activation and cost
 * @param l2 the strength of the penalty included, 0 without
 * @param features the features' names
 * @param scaling the coordinates the gradient is taken in
 * @param sample the examples checked on
 * @param points what was found where
 */
public record CheckReport(
    Neuron neuron,
    double l2,
    List<String> features,
    Scaling.Kind scaling,
    ExampleSample sample,
    List<CheckedPoint> points) {
  static final int APART_DIGITS = 2;

  /** Whether every coordinate agrees at every point, and the cost is a number there. */
  public boolean passed() {
    for (CheckedPoint point : points) {
      if (!point.passed()) {
        return false;
      }
    }
    return true;
  }

  private long coordinatesAgreeing() {
    long agreeing = 0;
    for (CheckedPoint point : points) {
      agreeing += point.agreement().agreeing();
    }
    return agreeing;
  }

  /** The name of coordinate j. */
  String coordinate(int j) {
    return j < features.size() ? features.get(j) : "bias";
  }

  /**
   * The check as tables for people.
   *
   * @param colored whether headings and what failed have colours
   * @param width of the terminal
   */
  public String text(boolean colored, int width) {
    Page page = new TextPage(colored, width);
    page.paragraph(
        "Gradient check: "
            + NeuronWording.neuron(neuron)
            + (l2 > 0 ? " and ½·" + Numbers.text(l2) + "·‖w‖²" : "")
            + ", "
            + examples()
            + ", "
            + Counted.of(features.size(), "feature")
            + " ("
            + NeuronWording.scaling(scaling)
            + ")");
    for (CheckedPoint point : points) {
      CheckedCoordinates.show(this, point, page);
    }
    page.paragraph(summary());
    return page.toString();
  }

  private String examples() {
    String taken = Counted.of(sample.numbers().length, "example");
    return sample.isPartial() ? taken + " spread over all " + sample.total() : taken;
  }

  private String summary() {
    long all = (long) points.size() * (features.size() + 1);
    String allowed = Numbers.text(GradientAgreement.TOLERANCE) + " of their size is allowed";
    if (coordinatesAgreeing() < all) {
      return "failed: "
          + (all - coordinatesAgreeing())
          + " of "
          + Counted.of(all, "comparison")
          + " are further apart than rounding explains ("
          + allowed
          + ")";
    }
    if (!passed()) {
      return "failed: the loss is too large for a number";
    }
    CheckedPoint blurred = mostBlurred();
    if (blurred != null) {
      return "passed as far as rounding lets see: " + blur(blurred);
    }
    double most = 0;
    for (CheckedPoint point : points) {
      for (int j = 0; j < point.agreement().size(); j++) {
        most = Math.max(most, point.agreement().disagreement(j));
      }
    }
    return "passed: all "
        + Counted.of(all, "comparison")
        + " agree, "
        + Numbers.significant(most, APART_DIGITS)
        + " apart at most ("
        + allowed
        + ")";
  }

  /** The point with the coordinate that has the fewest digits left, or null if all are close. */
  CheckedPoint mostBlurred() {
    CheckedPoint most = null;
    for (CheckedPoint point : points) {
      int j = blurredCoordinate(point);
      if (j >= 0 && (most == null || apart(point, j) > apart(most, blurredCoordinate(most)))) {
        most = point;
      }
    }
    return most;
  }

  private static double apart(CheckedPoint point, int j) {
    return point.agreement().disagreement(j);
  }

  /** The coordinate furthest apart of those that rounding alone explains, or −1. */
  static int blurredCoordinate(CheckedPoint point) {
    int most = -1;
    for (int j = 0; j < point.agreement().size(); j++) {
      if (point.agreement().agreesByRounding(j)) {
        most = most < 0 || apart(point, j) > apart(point, most) ? j : most;
      }
    }
    return most;
  }

  private String blur(CheckedPoint point) {
    int j = blurredCoordinate(point);
    GradientAgreement agreement = point.agreement();
    int digits = agreement.digits(j);
    return point.where()
        + " the derivative by "
        + SafeText.of(coordinate(j))
        + " has "
        + (digits == 0 ? "no digit" : Counted.of(digits, "digit"))
        + " left ("
        + Numbers.significant(agreement.disagreement(j), APART_DIGITS)
        + " apart), as "
        + cost(agreement.lostDigits());
  }

  private String cost(LostDigits lost) {
    String errors = Numbers.significant(lost.error(), APART_DIGITS);
    String size = Numbers.significant(lost.size(), APART_DIGITS);
    String beside = " of the size " + size + " where the errors a − y are of the size " + errors;
    return switch (lost.cause()) {
      case PERFECT_FIT ->
          "the fit is perfect: the errors a − y, of the size " + errors + ", are rounding";
      case TARGET -> "the target is" + beside + "; training sees no more: take a constant off it";
      case FEATURE ->
          "the terms w·x of "
              + SafeText.of(coordinate(lost.feature()))
              + " are"
              + beside
              + (scaling == Scaling.Kind.NONE ? "; --scale standard takes its offset away" : "");
    };
  }

  /** The check as one JSON object. */
  public String json() {
    return CheckJson.of(this);
  }
}
