package dev.neuron.report.answer;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.Metrics;
import dev.neuron.diagnose.WorstExamples.Example;
import dev.neuron.math.Cost;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Table;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * How good a neuron is on data, as text, csv or json.
 *
 * @param metrics what was found
 * @param cost the neuron's
 * @param target the target's name
 * @param weights the name of the column of weights, or null without
 * @param rowsRead the rows of the data, those with missing cells included
 */
public record EvaluationReport(
    Metrics metrics, Cost cost, String target, String weights, long rowsRead) {
  /** Lines for people. */
  public String text() {
    Page page = new TextPage();
    page.facts(facts());
    if (!metrics.worst().isEmpty()) {
      page.lead("worst rows by |prediction − " + target + "|");
      page.table(worst());
    }
    return page.toString();
  }

  private List<Page.Fact> facts() {
    List<Page.Fact> facts = new ArrayList<>();
    long skipped = rowsRead - metrics.examples();
    String left = skipped == 0 ? "" : " used, " + skipped + " skipped";
    facts.add(new Page.Fact("rows", metrics.examples() + left));
    if (weights != null) {
      String sum = Numbers.text(metrics.weight());
      facts.add(new Page.Fact("weights", weights + " (" + sum + " in all)"));
    }
    facts.add(new Page.Fact("loss", Numbers.text(metrics.loss()) + " (" + cost.kind() + ")"));
    facts.add(new Page.Fact("mse", Numbers.text(metrics.mse())));
    facts.add(new Page.Fact("rmse", Numbers.text(metrics.rmse())));
    facts.add(new Page.Fact("mae", Numbers.text(metrics.mae())));
    if (!cost.isMargin()) {
      facts.add(new Page.Fact("R²", known(metrics.r2())));
    }
    String always = " (always " + Numbers.text(metrics.constant()) + ")";
    facts.add(new Page.Fact("baseline", Numbers.text(metrics.constantLoss()) + always));
    facts.add(new Page.Fact("active", Numbers.percent(metrics.active())));
    Metrics.Classes classes = metrics.classes();
    if (classes != null) {
      facts.add(new Page.Fact("accuracy", Numbers.percent(classes.accuracy())));
      if (!Double.isNaN(classes.logLoss())) {
        facts.add(new Page.Fact("log-loss", Numbers.text(classes.logLoss())));
      }
      facts.add(new Page.Fact("AUC", known(classes.auc())));
    }
    return facts;
  }

  private static String known(double value) {
    return Double.isNaN(value) ? "–" : Numbers.text(value);
  }

  private Table worst() {
    Table table = Table.of("row", target, "prediction", "error");
    for (Example example : metrics.worst()) {
      table.row(
          Long.toString(example.row()),
          Numbers.text(example.target()),
          Numbers.text(example.prediction()),
          Numbers.text(example.error()));
    }
    return table;
  }

  /** A header and one row with every digit; without the worst rows. */
  public String csv() {
    StringBuilder header =
        new StringBuilder("examples,loss,mse,rmse,mae,r2,baseline,baseline_loss,active");
    StringBuilder row = new StringBuilder().append(metrics.examples());
    cell(row, metrics.loss());
    cell(row, metrics.mse());
    cell(row, metrics.rmse());
    cell(row, metrics.mae());
    cell(row, metrics.r2());
    cell(row, metrics.constant());
    cell(row, metrics.constantLoss());
    cell(row, metrics.active());
    Metrics.Classes classes = metrics.classes();
    if (classes != null) {
      header.append(",accuracy,log_loss,auc");
      cell(row, classes.accuracy());
      cell(row, classes.logLoss());
      cell(row, classes.auc());
    }
    if (weights != null) {
      header.append(",weight");
      cell(row, metrics.weight());
    }
    return header.append('\n').append(row).append('\n').toString();
  }

  private static void cell(StringBuilder row, double value) {
    row.append(',').append(Double.isFinite(value) ? Numbers.shortest(value) : "");
  }

  /** One object with every digit. */
  public String json() {
    return Json.text(Json.Layout.BLOCK, this::keys);
  }

  private void keys(Json json) {
    json.put("rowsRead", rowsRead);
    json.put("examples", metrics.examples());
    if (weights != null) {
      json.put("weights", weights);
      json.put("weight", metrics.weight());
    }
    json.put("loss", metrics.loss());
    json.put("cost", cost.kind().label());
    json.put("mse", metrics.mse());
    json.put("rmse", metrics.rmse());
    json.put("mae", metrics.mae());
    json.put("r2", metrics.r2());
    json.put("baseline", metrics.constant());
    json.put("baselineLoss", metrics.constantLoss());
    json.put("active", metrics.active());
    Metrics.Classes classes = metrics.classes();
    if (classes != null) {
      json.put("accuracy", classes.accuracy());
      json.put("logLoss", classes.logLoss());
      json.put("auc", classes.auc());
    }
    json.list(
        "worst",
        metrics.worst(),
        example -> {
          json.put("row", example.row());
          json.put("target", example.target());
          json.put("prediction", example.prediction());
          json.put("error", example.error());
        });
  }
}
