package dev.neuron.report.chart;

import dev.neuron.report.doc.Table;
import java.util.List;

/** Charts to draw in tests. */
final class Charts {
  private Charts() {}

  /** Two runs of 20 epochs with losses 100/(k + 1) … and one with a malicious name. */
  static Chart runs() {
    double[] epochs = new double[20];
    double[] falling = new double[20];
    double[] swinging = new double[20];
    for (int k = 0; k < 20; k++) {
      epochs[k] = k;
      falling[k] = 100.0 / (k + 1);
      swinging[k] = k % 2 == 0 ? 100 : 60;
    }
    falling[10] = 10;
    falling[19] = 100.0 / 19;
    String evil = "</script><script>window.harmed=1</script>";
    return new Chart(
        "Runs",
        "data/<b>evil</b>.csv",
        new Chart.Axis("epoch", false),
        new Chart.Axis("loss", true),
        List.of(
            new Chart.Curve("0.1", Chart.Kind.LINE, epochs, falling),
            new Chart.Curve(evil, Chart.Kind.LINE, epochs, swinging)),
        List.of(),
        lines(evil),
        List.of("a note & more"),
        Double.NaN,
        null);
  }

  /** A winner that ends at 2 with its theory, one at 4, and one that leaves the picture. */
  static Chart compared() {
    double[] epochs = {0, 1, 2, 3};
    return new Chart(
        "Compared",
        "data.csv",
        new Chart.Axis("epoch", false),
        new Chart.Axis("loss", true),
        List.of(
            new Chart.Curve("0.2", Chart.Kind.BEST, epochs, new double[] {8, 4, 3, 2}),
            new Chart.Curve("0.2", Chart.Kind.THEORY, epochs, new double[] {7, 4, 2.5, 2.1}),
            new Chart.Curve("0.1", Chart.Kind.LINE, epochs, new double[] {8, 7, 5, 4}),
            new Chart.Curve("0.5", Chart.Kind.FAILED, epochs, new double[] {8, 9, 90, 900})),
        List.of(),
        ranked(),
        List.of(),
        2,
        null);
  }

  private static Table ranked() {
    Table table = new Table().numbers("").numbers("loss");
    table.row("★ 1", "2");
    return table;
  }

  private static Table lines(String evil) {
    Table table = new Table().words("run").numbers("loss");
    table.row("0.1", "5.26");
    table.row(evil, "60");
    return table;
  }

  /** Loss by rate, with a limit. */
  static Chart rates() {
    return new Chart(
        "Rates",
        "",
        new Chart.Axis("learning rate", true),
        new Chart.Axis("loss", true),
        List.of(
            new Chart.Curve(
                "loss",
                Chart.Kind.LINE,
                new double[] {0.001, 0.01, 0.1, 1},
                new double[] {9, 4, 1, 30})),
        List.of(new Chart.Marker("stable limit", 0.5)),
        new Table().numbers("rate"),
        List.of(),
        Double.NaN,
        null);
  }
}
