package dev.neuron.report.explain;

import dev.neuron.diagnose.ExampleChain;
import dev.neuron.diagnose.Explanation;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of an explanation: by feature, and by example where there are many. */
final class ExplanationTables {
  private static final int MOST_FEATURES = 20;
  private static final int MOST_EXAMPLES = 8;

  private final ExplanationReport report;
  private final Explanation explanation;
  private final boolean single;

  private ExplanationTables(ExplanationReport report) {
    this.report = report;
    this.explanation = report.explanation();
    this.single = explanation.isSingle();
  }

  static void show(ExplanationReport report, Page page) {
    ExplanationTables tables = new ExplanationTables(report);
    tables.features(page);
    if (!tables.single) {
      tables.examples(page);
    }
  }

  private static Table table(String names, List<String> quantities) {
    Table table = new Table().words(names);
    for (String quantity : quantities) {
      table.column(Table.Kind.QUANTITIES, quantity);
    }
    return table;
  }

  /** x, w, u, ∂C/∂w and the new w of one example; the same without x and u for many. */
  private void features(Page page) {
    Table table =
        table(
            "feature",
            single
                ? List.of("x", "w", "u = w ⊗ x", "∂C/∂w", "w − η·∂C/∂w")
                : List.of("w", "∂C/∂w", "w − η·∂C/∂w"));
    int n = explanation.features();
    for (int j = 0; j < Math.min(n, MOST_FEATURES); j++) {
      feature(table, report.features().get(j), j);
    }
    feature(table, "bias", n);
    int left = n - MOST_FEATURES;
    page.table(table, left > 0 ? "and " + left + " more features; --format json shows all" : "");
  }

  private void feature(Table table, String name, int j) {
    double w = explanation.wHat()[j];
    double gradient = explanation.shown(j);
    double updated = explanation.updated()[j];
    if (!single) {
      row(table, name, w, gradient, updated);
      return;
    }
    boolean bias = j == explanation.features();
    double x = bias ? 1 : explanation.chains().get(0).x()[j];
    double u = bias ? w : explanation.chains().get(0).u()[j];
    row(table, name, x, w, u, gradient, updated);
  }

  private void examples(Page page) {
    List<String> chain = List.of("z", "a", "y", "v", "c", "∂a/∂z", "∂c/∂v", "∂C/∂z");
    Table table = table("example", chain);
    List<ExampleChain> all = explanation.chains();
    int shown = Math.min(MOST_EXAMPLES, all.size());
    for (ExampleChain one : all.subList(0, shown)) {
      row(
          table,
          Long.toString(one.number()),
          one.z(),
          one.a(),
          one.y(),
          one.v(),
          one.c(),
          one.slope(),
          one.cByV(),
          one.share() * one.signal());
    }
    long left = explanation.count() - shown;
    page.table(table, left == 0 ? "" : "and " + left + " more examples");
    page.aside("c and ∂c/∂v are of the example alone; ∂C/∂z has its share of the mean.");
  }

  private static void row(Table table, String name, double... numbers) {
    List<String> cells = new ArrayList<>(List.of(name));
    Arrays.stream(numbers).mapToObj(Numbers::text).forEach(cells::add);
    table.row(Table.Mark.NONE, cells);
  }
}
