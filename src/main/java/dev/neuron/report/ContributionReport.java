package dev.neuron.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.Quoted;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;

/**
 * How one row of data becomes a prediction: each w_j·x_j up to z, then σ(z). The sums are those of
 * the prediction itself, in the order of the features, so the last one is z to the bit.
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
    return text.append('\n').append(result()).append('\n').toString();
  }

  /** The same as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("Row ").append(row).append("\n\n");
    table().appendMarkdown(text);
    return text.append('\n').append(result()).append('\n').toString();
  }

  private Table table() {
    Table table = new Table("feature", "x", "w", "w·x", "sum");
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double product = neuron.weight(j) * x[j];
      sum += product;
      table.row(
          neuron.columns().names().get(j),
          Numbers.text(x[j]),
          Numbers.text(neuron.weight(j)),
          Numbers.text(product),
          Numbers.text(sum));
    }
    String bias = Numbers.text(neuron.bias());
    table.row("(bias)", "", "", bias, Numbers.text(sum + neuron.bias()));
    return table;
  }

  private String result() {
    return Quoted.plain(neuron.columns().target())
        + " = "
        + neuron.neuron().activation().kind()
        + "("
        + Numbers.text(neuron.affine(x))
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
      double product = neuron.weight(j) * x[j];
      sum += product;
      json.writeStartObject();
      json.writeStringField("feature", neuron.columns().names().get(j));
      JsonText.number(json, "x", x[j]);
      JsonText.number(json, "weight", neuron.weight(j));
      JsonText.number(json, "product", product);
      JsonText.number(json, "sum", sum);
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.number(json, "bias", neuron.bias());
    JsonText.number(json, "affine", neuron.affine(x));
    json.writeStringField("activation", neuron.neuron().activation().kind().label());
    JsonText.number(json, "prediction", neuron.predict(x));
  }
}
