package dev.neuron.report.explain;

import dev.neuron.data.SafeText;
import dev.neuron.data.Scaling;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.diagnose.GradientAgreement;
import dev.neuron.diagnose.GradientAgreement.Kink;
import dev.neuron.diagnose.GradientAgreement.Suspect;
import dev.neuron.diagnose.LostDigits;
import dev.neuron.math.Neuron;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.NeuronWording;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
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
  /** A text table of more coordinates than this is cut to those that are furthest apart. */
  private static final int MOST_ROWS = 25;

  private static final int FEW_ROWS = 10;
  private static final int APART_DIGITS = 2;

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

  /** The check as tables for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Gradient check: ").append(NeuronWording.neuron(neuron));
    if (l2 > 0) {
      text.append(" and ½·").append(Numbers.text(l2)).append("·‖w‖²");
    }
    text.append(", ").append(examples()).append(", ").append(count(features.size(), "feature"));
    text.append(" (").append(NeuronWording.scaling(scaling)).append(")\n");
    for (CheckedPoint point : points) {
      text.append('\n');
      append(text, point);
    }
    text.append('\n').append(summary()).append('\n');
    return text.toString();
  }

  private String examples() {
    String taken = count(sample.numbers().length, "example");
    return sample.isPartial() ? taken + " spread over all " + sample.total() : taken;
  }

  private static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private void append(StringBuilder text, CheckedPoint point) {
    text.append(point.where()).append(": loss ").append(Numbers.text(point.loss()));
    text.append(", ").append(Numbers.percent(point.active())).append(" active\n");
    GradientAgreement agreement = point.agreement();
    Table table = new Table("coordinate", "closed form", "autodiff", "differences", "apart", "");
    List<Integer> shown = shown(agreement);
    for (int j : shown) {
      table.row(
          coordinate(j),
          Numbers.text(agreement.closedForm()[j]),
          Numbers.text(agreement.autodiff()[j]),
          differences(agreement, j),
          Numbers.significant(agreement.disagreement(j), APART_DIGITS),
          verdict(agreement, j));
    }
    table.appendText(text, "  ");
    if (shown.size() < agreement.size()) {
      text.append("  the ").append(shown.size()).append(" furthest apart of ");
      text.append(agreement.size()).append(" coordinates; --format json shows all\n");
    }
    if (!Double.isFinite(point.loss())) {
      text.append("  the loss is too large for a number, so its gradient proves nothing\n");
    }
    appendKinks(text, agreement);
    appendHints(text, agreement);
  }

  private static String verdict(GradientAgreement agreement, int j) {
    return !agreement.agrees(j)
        ? "FAILED"
        : agreement.agreesByRounding(j) ? "ok, " + count(agreement.digits(j), "digit") : "ok";
  }

  /** All coordinates, or those that fail or are furthest apart, in the order of the features. */
  private static List<Integer> shown(GradientAgreement agreement) {
    List<Integer> all = new ArrayList<>();
    for (int j = 0; j < agreement.size(); j++) {
      all.add(j);
    }
    if (all.size() <= MOST_ROWS) {
      return all;
    }
    List<Integer> worst = new ArrayList<>(all);
    worst.sort((i, j) -> Double.compare(urgency(agreement, j), urgency(agreement, i)));
    List<Integer> few = new ArrayList<>(worst.subList(0, FEW_ROWS));
    few.sort(null);
    return few;
  }

  private static double urgency(GradientAgreement agreement, int j) {
    return agreement.agrees(j) ? agreement.disagreement(j) : Double.POSITIVE_INFINITY;
  }

  private static String differences(GradientAgreement agreement, int j) {
    String low = Numbers.text(agreement.low()[j]);
    String high = Numbers.text(agreement.high()[j]);
    return low.equals(high) ? low : low + " … " + high;
  }

  private static void appendKinks(StringBuilder text, GradientAgreement agreement) {
    long count = agreement.kinkCount();
    if (count == 0) {
      return;
    }
    text.append("  ").append(count(count, "example")).append(count == 1 ? " is" : " are");
    text.append(" on a kink, where any derivative between left and right will do:\n");
    for (Kink kink : agreement.kinks()) {
      text.append("    example ").append(kink.example());
      text.append(": z = ").append(Numbers.text(kink.z()));
      text.append(", ∂c/∂z = ").append(Numbers.text(kink.left())).append(" to the left, ");
      text.append(Numbers.text(kink.right())).append(" to the right\n");
    }
    if (count > agreement.kinks().size()) {
      text.append("    and ").append(count - agreement.kinks().size()).append(" more\n");
    }
  }

  private void appendHints(StringBuilder text, GradientAgreement agreement) {
    if (agreement.passed()) {
      return;
    }
    double factor = agreement.commonFactor();
    if (!Double.isNaN(factor)) {
      text.append("  the closed form is ").append(Numbers.text(factor));
      text.append(" times what it should be in every coordinate\n");
    }
    for (Suspect suspect : agreement.suspects()) {
      text.append("  example ").append(suspect.example()).append(" on its own: ");
      text.append(SafeText.plain(coordinate(suspect.coordinate()))).append(" is ");
      text.append(Numbers.text(suspect.closedForm())).append(" and should be ");
      text.append(Numbers.text(suspect.autodiff())).append('\n');
    }
    if (agreement.suspects().isEmpty()) {
      text.append("  every example agrees on its own: what is wrong is how they are summed\n");
    }
  }

  private String summary() {
    long all = (long) points.size() * (features.size() + 1);
    String allowed = Numbers.text(GradientAgreement.TOLERANCE) + " of their size is allowed";
    if (coordinatesAgreeing() < all) {
      return "failed: "
          + (all - coordinatesAgreeing())
          + " of "
          + count(all, "comparison")
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
        + count(all, "comparison")
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
        + (digits == 0 ? "no digit" : count(digits, "digit"))
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
