package dev.neuron.report.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.SafeText;
import dev.neuron.diagnose.Metrics;
import dev.neuron.diagnose.WorstExamples.Example;
import dev.neuron.math.Cost;
import dev.neuron.report.doc.JsonText;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import java.io.IOException;

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
  private static final int LABEL_WIDTH = 10;

  /** Lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    long skipped = rowsRead - metrics.examples();
    line(text, "rows", metrics.examples() + (skipped == 0 ? "" : " used, " + skipped + " skipped"));
    if (weights != null) {
      String sum = Numbers.text(metrics.weight());
      line(text, "weights", SafeText.plain(weights) + " (" + sum + " in all)");
    }
    line(text, "loss", Numbers.text(metrics.loss()) + " (" + cost.kind() + ")");
    line(text, "mse", Numbers.text(metrics.mse()));
    line(text, "rmse", Numbers.text(metrics.rmse()));
    line(text, "mae", Numbers.text(metrics.mae()));
    if (!cost.isMargin()) {
      line(text, "R²", Double.isNaN(metrics.r2()) ? "–" : Numbers.text(metrics.r2()));
    }
    String constant = Numbers.text(metrics.constant());
    line(text, "baseline", Numbers.text(metrics.constantLoss()) + " (always " + constant + ")");
    line(text, "active", Numbers.percent(metrics.active()));
    Metrics.Classes classes = metrics.classes();
    if (classes != null) {
      line(text, "accuracy", Numbers.percent(classes.accuracy()));
      if (!Double.isNaN(classes.logLoss())) {
        line(text, "log-loss", Numbers.text(classes.logLoss()));
      }
      line(text, "AUC", Double.isNaN(classes.auc()) ? "–" : Numbers.text(classes.auc()));
    }
    if (!metrics.worst().isEmpty()) {
      worst(text);
    }
    return text.toString();
  }

  private void worst(StringBuilder text) {
    text.append("\nworst rows by |prediction − ").append(SafeText.plain(target)).append("|\n");
    Table table = new Table("row", target, "prediction", "error");
    for (Example example : metrics.worst()) {
      table.row(
          Long.toString(example.row()),
          Numbers.text(example.target()),
          Numbers.text(example.prediction()),
          Numbers.text(example.error()));
    }
    table.appendText(text);
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).append(" ".repeat(LABEL_WIDTH - label.length())).append(value).append('\n');
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
    return JsonText.object(this::keys);
  }

  private void keys(JsonGenerator json) throws IOException {
    json.writeNumberField("rowsRead", rowsRead);
    json.writeNumberField("examples", metrics.examples());
    if (weights != null) {
      json.writeStringField("weights", weights);
      JsonText.number(json, "weight", metrics.weight());
    }
    JsonText.number(json, "loss", metrics.loss());
    json.writeStringField("cost", cost.kind().label());
    JsonText.number(json, "mse", metrics.mse());
    JsonText.number(json, "rmse", metrics.rmse());
    JsonText.number(json, "mae", metrics.mae());
    JsonText.number(json, "r2", metrics.r2());
    JsonText.number(json, "baseline", metrics.constant());
    JsonText.number(json, "baselineLoss", metrics.constantLoss());
    JsonText.number(json, "active", metrics.active());
    Metrics.Classes classes = metrics.classes();
    if (classes != null) {
      JsonText.number(json, "accuracy", classes.accuracy());
      JsonText.number(json, "logLoss", classes.logLoss());
      JsonText.number(json, "auc", classes.auc());
    }
    json.writeArrayFieldStart("worst");
    for (Example example : metrics.worst()) {
      json.writeStartObject();
      json.writeNumberField("row", example.row());
      JsonText.number(json, "target", example.target());
      JsonText.number(json, "prediction", example.prediction());
      JsonText.number(json, "error", example.error());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
