package dev.neuron.report.compare;

import dev.neuron.report.chart.Chart;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.run.TextReport;
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

  /** Loss by epoch, a curve a setting in the order of their ranks. */
  public static Chart of(ComparisonSummary summary, String data) {
    RunNames names = new RunNames(summary.runs());
    List<Chart.Curve> curves = new ArrayList<>();
    for (Standing place : summary.standings().places()) {
      ComparedRun run = place.first();
      curves.add(
          new Chart.Curve(
              names.ofSetting(run), place.isFailure(), epochs(run.losses()), run.losses()));
    }
    List<String> notes = new ArrayList<>(ComparisonText.below(summary).lines().toList());
    return new Chart(
        "Learning rates compared",
        data,
        EPOCHS,
        LOSS,
        curves,
        List.of(),
        ComparisonTable.of(summary).forChart(),
        notes);
  }

  /**
   * The losses of one run by epoch.
   *
   * @param firstEpoch the epoch of the first loss, above 0 for a run that went on
   */
  public static Chart of(RunEnd end, int firstEpoch, double[] losses, String data) {
    double[] epochs = epochs(losses);
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] += firstEpoch;
    }
    return new Chart(
        "Training",
        data,
        EPOCHS,
        LOSS,
        List.of(new Chart.Curve("loss", false, epochs, losses)),
        List.of(),
        lines(epochs, losses),
        TextReport.ending(end));
  }

  /** Final loss by learning rate, with the limit and the rate found. */
  public static Chart of(FoundRate found, String data) {
    int runs = found.runs().size();
    double[] rates = new double[runs];
    double[] losses = new double[runs];
    for (int i = 0; i < runs; i++) {
      ComparedRun run = found.runs().get(i);
      rates[i] = run.learningRate().value();
      // What shot up beyond this would press all others flat.
      double most = OFF_THE_CHART * run.result().start().objective();
      double loss = found.isPenalized() ? run.finalObjective() : run.finalLoss();
      losses[i] = loss <= most ? loss : most;
    }
    List<Chart.Marker> markers = new ArrayList<>();
    if (!Double.isInfinite(found.computed().limit())) {
      markers.add(new Chart.Marker("stable limit", found.computed().limit()));
    }
    markers.add(new Chart.Marker("found", found.rate()));
    return new Chart(
        "Loss by learning rate",
        data,
        new Chart.Axis("learning rate", true),
        new Chart.Axis(
            (found.isPenalized() ? "loss with its penalty after " : "loss after ")
                + found.epochs()
                + " epochs",
            true),
        List.of(new Chart.Curve("loss", false, rates, losses)),
        markers,
        found.table().forChart(),
        List.of("learning rate " + Numbers.text(found.rate()), "rule: " + found.rule()));
  }

  private static double[] epochs(double[] losses) {
    double[] epochs = new double[losses.length];
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = i;
    }
    return epochs;
  }

  /** The table of a run: its first epochs and every so many of the others. */
  private static Chart.Table lines(double[] epochs, double[] losses) {
    List<List<String>> rows = new ArrayList<>();
    int every = Math.max(1, (losses.length - 1) / 20);
    for (int i = 0; i < losses.length; i++) {
      if (i % every == 0 || i == losses.length - 1) {
        rows.add(List.of(Numbers.text(epochs[i]), Numbers.text(losses[i])));
      }
    }
    return new Chart.Table(List.of("epoch", "loss"), List.of(true, true), rows);
  }
}
