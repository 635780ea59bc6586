package dev.neuron.report.explain;

import dev.neuron.diagnose.GradientAgreement;
import dev.neuron.diagnose.GradientAgreement.Kink;
import dev.neuron.diagnose.GradientAgreement.Suspect;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The three gradients at a point of a check, coordinate by coordinate, with what is to be said. */
final class CheckedCoordinates {
  /** A text table of more coordinates than this is cut to those that are furthest apart. */
  private static final int MOST_ROWS = 25;

  private static final int FEW_ROWS = 10;

  private CheckedCoordinates() {}

  static void show(CheckReport report, CheckedPoint point, Page page) {
    page.heading(
        2,
        point.where()
            + ": loss "
            + Numbers.text(point.loss())
            + ", "
            + Numbers.percent(point.active())
            + " active");
    GradientAgreement agreement = point.agreement();
    Table table = Table.of("coordinate", "closed form", "autodiff", "differences", "apart", "");
    List<Integer> shown = shown(agreement);
    for (int j : shown) {
      table.row(
          agreement.agrees(j) ? Table.Mark.NONE : Table.Mark.FAILED,
          List.of(
              report.coordinate(j),
              Numbers.text(agreement.closedForm()[j]),
              Numbers.text(agreement.autodiff()[j]),
              differences(agreement, j),
              Numbers.significant(agreement.disagreement(j), CheckReport.APART_DIGITS),
              verdict(agreement, j)));
    }
    page.table(table);
    if (shown.size() < agreement.size()) {
      page.note(
          "the "
              + shown.size()
              + " furthest apart of "
              + agreement.size()
              + " coordinates; --format json shows all");
    }
    if (!Double.isFinite(point.loss())) {
      page.note("the loss is too large for a number, so its gradient proves nothing");
    }
    kinks(page, agreement);
    hints(report, page, agreement);
  }

  private static String verdict(GradientAgreement agreement, int j) {
    return !agreement.agrees(j)
        ? "FAILED"
        : agreement.agreesByRounding(j) ? "ok, " + Counted.of(agreement.digits(j), "digit") : "ok";
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

  private static void kinks(Page page, GradientAgreement agreement) {
    long count = agreement.kinkCount();
    if (count == 0) {
      return;
    }
    page.note(
        Counted.of(count, "example")
            + (count == 1 ? " is" : " are")
            + " on a kink, where any derivative between left and right will do:");
    for (Kink kink : agreement.kinks()) {
      page.note(
          "  example "
              + kink.example()
              + ": z = "
              + Numbers.text(kink.z())
              + ", ∂c/∂z = "
              + Numbers.text(kink.left())
              + " to the left, "
              + Numbers.text(kink.right())
              + " to the right");
    }
    if (count > agreement.kinks().size()) {
      page.note("  and " + (count - agreement.kinks().size()) + " more");
    }
  }

  private static void hints(CheckReport report, Page page, GradientAgreement agreement) {
    if (agreement.passed()) {
      return;
    }
    double factor = agreement.commonFactor();
    if (!Double.isNaN(factor)) {
      page.note(
          "the closed form is "
              + Numbers.text(factor)
              + " times what it should be in every coordinate");
    }
    for (Suspect suspect : agreement.suspects()) {
      page.note(
          "example "
              + suspect.example()
              + " on its own: "
              + report.coordinate(suspect.coordinate())
              + " is "
              + Numbers.text(suspect.closedForm())
              + " and should be "
              + Numbers.text(suspect.autodiff()));
    }
    if (agreement.suspects().isEmpty()) {
      page.note("every example agrees on its own: what is wrong is how they are summed");
    }
  }
}
