package dev.neuron.report.answer;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.Metrics;
import dev.neuron.diagnose.WorstExamples.Example;
import dev.neuron.math.Cost;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Records;
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
 * @param rowsRejected how many of them were bad
 * @param known whether the neuron was trained on these rows, or some of them
 * @param importance what columns are worth, or null where nobody asked
 */
public record EvaluationReport(
    Metrics metrics,
    Cost cost,
    String target,
    String weights,
    long rowsRead,
    long rowsRejected,
    boolean known,
    ImportanceTable importance) {
  /** Lines for people. */
  public String text() {
    Page page = new TextPage();
    page.facts(facts());
    if (!metrics.worst().isEmpty()) {
      page.lead("worst rows by |prediction − " + target + "|");
      page.table(worst());
    }
    if (importance != null) {
      importance.show(page);
    }
    return page.toString();
  }

  /** Rows left out for a missing cell. */
  private long rowsSkipped() {
    return rowsRead - rowsRejected - metrics.examples();
  }

  private List<Page.Fact> facts() {
    List<Page.Fact> facts = new ArrayList<>();
    String rejected = rowsRejected == 0 ? "" : ", " + rowsRejected + " rejected";
    boolean all = rowsRead == metrics.examples();
    String left = all ? "" : " used, " + rowsSkipped() + " skipped" + rejected;
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

  /** A header and one row with all measures, every digit; then those of the columns. */
  public String csv() {
    String table = fields().csv(List.of(metrics));
    return importance == null ? table : table + "\n" + importance.csv();
  }

  private Records<Metrics> fields() {
    Records<Metrics> fields =
        new Records<Metrics>()
            .detail("rowsRead", found -> rowsRead)
            .field("examples", Metrics::examples);
    fields
        .field("loss", Metrics::loss)
        .detail("cost", found -> cost.kind().label())
        .field("mse", Metrics::mse)
        .field("rmse", Metrics::rmse)
        .field("mae", Metrics::mae)
        .field("r2", Metrics::r2)
        .field("baseline", Metrics::constant)
        .field("baselineLoss", Metrics::constantLoss)
        .field("active", Metrics::active);
    if (metrics.classes() != null) {
      fields
          .field("accuracy", found -> found.classes().accuracy())
          .field("logLoss", found -> found.classes().logLoss())
          .field("auc", found -> found.classes().auc());
    }
    if (weights != null) {
      fields.detail("weights", found -> weights).field("weight", Metrics::weight);
    }
    return fields
        .detail("rowsSkipped", found -> rowsSkipped())
        .detail("rowsRejected", found -> rowsRejected);
  }

  /** One object with every digit. */
  public String json() {
    return JsonAnswer.of(Json.Layout.BLOCK, this::keys);
  }

  private void keys(Json json) {
    fields().write(json, metrics);
    json.list(
        "worst",
        metrics.worst(),
        example -> {
          json.put("row", example.row());
          json.put("target", example.target());
          json.put("prediction", example.prediction());
          json.put("error", example.error());
        });
    if (importance != null) {
      importance.json(json);
    }
    if (known) {
      json.put("trainedOn", true);
    }
  }
}
