package dev.neuron.report.answer;

import dev.neuron.data.json.Json;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.MarkdownPage;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Table;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Numbers;

/**
 * How one row of data becomes a prediction: each w_j·x_j, or w_j·(x_j − c_j), up to z, then σ(z).
 * The sums are those of the prediction itself, in the order of the features, so the last one is z
 * to the bit.
 *
 * @param neuron the neuron
 * @param row the row's number, from 1
 * @param x its features, (features), raw units
 */
public record ContributionReport(TrainedNeuron neuron, long row, double[] x) {

  /** Lines for people. */
  public String text() {
    return shown(new TextPage());
  }

  /** The same as Markdown. */
  public String markdown() {
    return shown(new MarkdownPage());
  }

  private String shown(Page page) {
    page.subject("row " + row);
    page.table(table());
    page.paragraph(result());
    return page.toString();
  }

  /** About the centre, where the neuron has one. */
  private double product(int j) {
    return neuron.weight(j) * (x[j] - neuron.affine().centre()[j]);
  }

  private Table table() {
    boolean centred = neuron.affine().isCentred();
    Table table = Table.of("feature", "x", "w", centred ? "w·(x − c)" : "w·x", "sum");
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double product = product(j);
      sum += product;
      table.row(
          neuron.columns().names().get(j),
          Numbers.text(x[j]),
          Numbers.text(neuron.weight(j)),
          Numbers.text(product),
          Numbers.text(sum));
    }
    double bias = neuron.affine().centredBias();
    String name = centred ? "(bias at c)" : "(bias)";
    table.row(name, "", "", Numbers.text(bias), Numbers.text(sum + bias));
    return table;
  }

  private String result() {
    return neuron.columns().target()
        + " = "
        + neuron.neuron().activation().kind()
        + "("
        + Numbers.text(neuron.affine().at(x))
        + ") = "
        + Numbers.text(neuron.predict(x));
  }

  /** One object with every digit. */
  public String json() {
    return JsonAnswer.of(Json.Layout.BLOCK, this::keys);
  }

  private void keys(Json json) {
    json.put("row", row);
    json.list("terms", () -> terms(json));
    json.put("bias", neuron.bias());
    if (neuron.affine().isCentred()) {
      json.put("centredBias", neuron.affine().centredBias());
    }
    json.put("affine", neuron.affine().at(x));
    json.put("activation", neuron.neuron().activation().kind().label());
    json.put("prediction", neuron.predict(x));
  }

  private void terms(Json json) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      int j = i;
      sum += product(j);
      double upTo = sum;
      json.item(
          () -> {
            json.put("feature", neuron.columns().names().get(j));
            json.put("x", x[j]);
            json.put("weight", neuron.weight(j));
            if (neuron.affine().centre()[j] != 0) {
              json.put("centre", neuron.affine().centre()[j]);
            }
            json.put("product", product(j));
            json.put("sum", upTo);
          });
    }
  }
}
