package dev.neuron.report.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.SafeText;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.doc.JsonText;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.MarkdownText;
import dev.neuron.report.words.Numbers;
import java.io.IOException;

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
    StringBuilder text = new StringBuilder("row ").append(row).append("\n\n");
    table().appendText(text);
    return text.append('\n').append(SafeText.plain(result())).append('\n').toString();
  }

  /** The same as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("Row ").append(row).append("\n\n");
    table().appendMarkdown(text);
    return text.append('\n').append(MarkdownText.of(result())).append('\n').toString();
  }

  /** About the centre, where the neuron has one. */
  private double product(int j) {
    return neuron.weight(j) * (x[j] - neuron.affine().centre()[j]);
  }

  private Table table() {
    boolean centred = neuron.affine().isCentred();
    Table table = new Table("feature", "x", "w", centred ? "w·(x − c)" : "w·x", "sum");
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
    return JsonText.object(this::keys);
  }

  private void keys(JsonGenerator json) throws IOException {
    json.writeNumberField("row", row);
    json.writeArrayFieldStart("terms");
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double product = product(j);
      sum += product;
      json.writeStartObject();
      json.writeStringField("feature", neuron.columns().names().get(j));
      JsonText.number(json, "x", x[j]);
      JsonText.number(json, "weight", neuron.weight(j));
      if (neuron.affine().centre()[j] != 0) {
        JsonText.number(json, "centre", neuron.affine().centre()[j]);
      }
      JsonText.number(json, "product", product);
      JsonText.number(json, "sum", sum);
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.number(json, "bias", neuron.bias());
    if (neuron.affine().isCentred()) {
      JsonText.number(json, "centredBias", neuron.affine().centredBias());
    }
    JsonText.number(json, "affine", neuron.affine().at(x));
    json.writeStringField("activation", neuron.neuron().activation().kind().label());
    JsonText.number(json, "prediction", neuron.predict(x));
  }
}
