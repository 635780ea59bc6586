package dev.neuron.report.compare;

import dev.neuron.report.chart.Chart;
import dev.neuron.report.doc.Table;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.run.TextReport;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import java.util.ArrayList;
import java.util.List;

/** Runs as charts. */
public final class RunCharts {
  static final Chart.Axis EPOCHS = new Chart.Axis("epoch", false);
  static final Chart.Axis LOSS = new Chart.Axis("loss", true);

  /** How many times the start's loss is as high as a chart goes. */
  private static final double OFF_THE_CHART = 4;

  private RunCharts() {}

  /**
   * Loss by epoch, a curve a setting in the order of their ranks; of several penalties the weights
   * by penalty.
   */
  public static Chart of(ComparisonSummary summary, String data) {
    Chart path = PenaltyPath.of(summary, data);
    return path != null ? path : ofLosses(summary, data);
  }

  private static Chart ofLosses(ComparisonSummary summary, String data) {
    RunNames names = new RunNames(summary.runs());
    List<Chart.Curve> curves = new ArrayList<>();
    for (Standing place : summary.standings().places()) {
      add(curves, place, names.ofSetting(place.first()));
    }
    List<String> notes = new ArrayList<>(ComparisonText.below(summary).lines().toList());
    return new Chart(
        "Learning rates compared",
        data,
        EPOCHS,
        LOSS,
        curves,
        List.of(),
        ComparisonTable.of(summary),
        notes,
        lowest(curves),
        null);
  }

  private static void add(List<Chart.Curve> curves, Standing place, String name) {
    ComparedRun run = place.first();
    double[] epochs = epochs(run.losses());
    boolean winner = place.rank() == 1 && !place.isFailure();
    curves.add(new Chart.Curve(name, kind(winner, place.isFailure()), epochs, run.losses()));
    if (run.validationLosses() != null) {
      curves.add(new Chart.Curve(name, Chart.Kind.VALIDATION, epochs, run.validationLosses()));
    }
    if (run.predicted().decay() != null) {
      double[] foreseen = run.predicted().decay().losses(epochs.length - 1);
      curves.add(new Chart.Curve(name, Chart.Kind.THEORY, epochs, foreseen));
    }
  }

  static Chart.Kind kind(boolean winner, boolean failed) {
    return failed ? Chart.Kind.FAILED : winner ? Chart.Kind.BEST : Chart.Kind.LINE;
  }

  /** The lowest loss that a run has had. */
  static double lowest(List<Chart.Curve> curves) {
    double lowest = Double.NaN;
    for (Chart.Curve curve : curves) {
      boolean had = curve.kind() == Chart.Kind.BEST || curve.kind() == Chart.Kind.LINE;
      for (double loss : had ? curve.y() : new double[0]) {
        lowest = lowest <= loss || !Double.isFinite(loss) ? lowest : loss;
      }
    }
    return lowest;
  }

  /**
   * The losses of one run by epoch.
   *
   * @param firstEpoch the epoch of the first loss, above 0 for a run that went on
   * @param validation the losses of the validation examples, or null
   */
  public static Chart of(
      RunEnd end, int firstEpoch, double[] losses, double[] validation, String data) {
    double[] epochs = epochs(losses);
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] += firstEpoch;
    }
    List<Chart.Curve> curves = new ArrayList<>();
    curves.add(new Chart.Curve("loss", Chart.Kind.LINE, epochs, losses));
    if (validation != null) {
      curves.add(new Chart.Curve("validation", Chart.Kind.LINE, epochs, validation));
    }
    return new Chart(
        "Training",
        data,
        EPOCHS,
        LOSS,
        curves,
        List.of(),
        lines(epochs, losses, validation),
        TextReport.ending(end),
        lowest(curves.subList(0, 1)),
        null);
  }

  /** Final loss by learning rate, with the limit and the rate found. */
  public static Chart of(FoundRate found, String data) {
    int runs = found.runs().size();
    double[] rates = new double[runs];
    double[] losses = new double[runs];
    for (int i = 0; i < runs; i++) {
      ComparedRun run = found.runs().get(i);
      rates[i] = run.learningRate().value();
      // Losses above this would press all other curves flat.
      double most = OFF_THE_CHART * run.result().start().objective();
      double loss = found.isPenalized() ? run.finalObjective() : run.finalLoss();
      losses[i] = loss <= most ? loss : most;
    }
    List<Chart.Marker> markers = new ArrayList<>();
    if (!Double.isInfinite(found.computed().limit())) {
      markers.add(new Chart.Marker("stable limit", found.computed().limit()));
    }
    if (!found.interrupted()) {
      markers.add(new Chart.Marker("found", found.rate()));
    }
    return new Chart(
        "Loss by learning rate",
        data,
        new Chart.Axis("learning rate", true),
        new Chart.Axis(
            (found.isPenalized() ? "loss with its penalty " : "loss ")
                + (found.interrupted() ? "so far" : "after " + Counted.of(found.epochs(), "epoch")),
            true),
        List.of(new Chart.Curve("loss", Chart.Kind.LINE, rates, losses)),
        markers,
        found.table(),
        found.interrupted()
            ? List.of(found.rule())
            : List.of("learning rate " + Numbers.text(found.rate()), "rule: " + found.rule()),
        Double.NaN,
        null);
  }

  private static double[] epochs(double[] losses) {
    double[] epochs = new double[losses.length];
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = i;
    }
    return epochs;
  }

  /** The table of a run: its first epochs and every so many of the others. */
  private static Table lines(double[] epochs, double[] losses, double[] validation) {
    Table table = new Table().numbers("epoch").numbers("loss");
    if (validation != null) {
      table.numbers("validation");
    }
    int every = Math.max(1, (losses.length - 1) / 20);
    for (int i = 0; i < losses.length; i++) {
      if (i % every == 0 || i == losses.length - 1) {
        List<String> row = new ArrayList<>();
        row.add(Numbers.text(epochs[i]));
        row.add(Numbers.text(losses[i]));
        if (validation != null) {
          row.add(Numbers.text(validation[i]));
        }
        table.row(Table.Mark.NONE, row);
      }
    }
    return table;
  }
}
