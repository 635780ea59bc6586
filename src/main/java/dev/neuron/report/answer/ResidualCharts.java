package dev.neuron.report.answer;

import dev.neuron.diagnose.Residuals;
import dev.neuron.diagnose.WorstExamples.Example;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How predictions and targets differ, in pictures: residuals by prediction with their normal
 * quantile plot beside; for log-loss how often promises of ten sizes were kept.
 *
 * @param residuals of the examples
 * @param neuron activation and cost
 * @param worst the examples it is worst at
 * @param data the name of the data
 */
public record ResidualCharts(Residuals residuals, Neuron neuron, List<Example> worst, String data) {
  /** More points than these make no clearer picture. */
  private static final int MOST_POINTS = 3000;

  private static final int MOST_QUANTILES = 500;
  private static final int MOST_NAMED = 5;

  /** The picture. */
  public Chart chart() {
    return neuron.cost().kind() == Cost.Kind.LOG_LOSS ? calibration() : scatter();
  }

  private Chart scatter() {
    Residuals shown = residuals.sample(MOST_POINTS);
    boolean clips = neuron.activation().kind() == Activation.Kind.RELU;
    List<Chart.Curve> curves = new ArrayList<>();
    addDots(curves, shown, clips ? "active" : "rows", clips ? 1 : 0);
    if (clips) {
      addDots(curves, shown, "clipped", -1);
    }
    double[] ends = {
      Arrays.stream(shown.predictions()).min().orElseThrow(),
      Arrays.stream(shown.predictions()).max().orElseThrow()
    };
    curves.add(new Chart.Curve("no error", Chart.Kind.LINE, ends, new double[] {0, 0}));
    for (Example one : worst.subList(0, Math.min(MOST_NAMED, worst.size()))) {
      double[] x = {one.prediction()};
      double[] y = {-one.error()};
      curves.add(new Chart.Curve("row " + one.row(), Chart.Kind.DOTS, x, y));
    }
    List<String> notes = new ArrayList<>();
    if (shown.count() < residuals.count()) {
      notes.add(shown.count() + " of " + residuals.count() + " rows, evenly spread");
    }
    return new Chart(
        "Residuals",
        data,
        new Chart.Axis("prediction", false),
        new Chart.Axis("target − prediction", false),
        curves,
        List.of(),
        worstRows(),
        notes,
        Double.NaN,
        quantiles());
  }

  /**
   * Adds the points with z on one side.
   *
   * @param side 1 for z above 0, −1 for the others, 0 for all
   */
  private static void addDots(List<Chart.Curve> curves, Residuals shown, String label, int side) {
    int[] places = new int[shown.count()];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      if (side == 0 || (shown.z()[i] > 0) == (side > 0)) {
        places[count++] = i;
      }
    }
    if (count == 0) {
      return;
    }
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = shown.predictions()[places[i]];
      y[i] = shown.targets()[places[i]] - x[i];
    }
    curves.add(new Chart.Curve(label, Chart.Kind.DOTS, x, y));
  }

  private Chart quantiles() {
    Residuals.Quantiles found = residuals.quantiles(MOST_QUANTILES);
    double[] normal = found.normal();
    double[] ends = {normal[0], normal[normal.length - 1]};
    double[] line = {found.mean() + found.sd() * ends[0], found.mean() + found.sd() * ends[1]};
    boolean weighted = Arrays.stream(residuals.weights()).anyMatch(s -> s != 1);
    return new Chart(
        "Sorted residuals against normal ones",
        "points on the line: they scatter as a normal distribution does",
        new Chart.Axis("quantile of the standard normal distribution", false),
        new Chart.Axis(weighted ? "√weight × (target − prediction)" : "target − prediction", false),
        List.of(
            new Chart.Curve("residuals", Chart.Kind.DOTS, normal, found.residuals()),
            new Chart.Curve("normal", Chart.Kind.LINE, ends, line)),
        List.of(),
        new Table(),
        List.of(),
        Double.NaN,
        null);
  }

  private Table worstRows() {
    Table table = Table.of("row", "target", "prediction", "target − prediction");
    for (Example one : worst) {
      table.row(
          Long.toString(one.row()),
          Numbers.text(one.target()),
          Numbers.text(one.prediction()),
          Numbers.text(-one.error()));
    }
    return table;
  }

  private Chart calibration() {
    List<Residuals.Bin> bins = residuals.calibration();
    double[] predicted = bins.stream().mapToDouble(Residuals.Bin::predicted).toArray();
    double[] share = bins.stream().mapToDouble(Residuals.Bin::share).toArray();
    Table table = Table.of("rows", "mean prediction", "share of ones");
    for (Residuals.Bin bin : bins) {
      table.row(
          Long.toString(bin.examples()), Numbers.text(bin.predicted()), Numbers.text(bin.share()));
    }
    return new Chart(
        "Calibration",
        data,
        new Chart.Axis("mean prediction of each tenth of 0 to 1", false),
        new Chart.Axis("share of ones", false),
        List.of(
            new Chart.Curve("rows", Chart.Kind.DOTS, predicted, share),
            new Chart.Curve(
                "as promised", Chart.Kind.LINE, new double[] {0, 1}, new double[] {0, 1})),
        List.of(),
        table,
        List.of("on the line, of rows promised 0.7 seven of ten are ones"),
        Double.NaN,
        null);
  }
}
