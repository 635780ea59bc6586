package dev.neuron.report.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.LoadReport;
import dev.neuron.data.SafeText;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.doc.ErrorTable;
import dev.neuron.report.doc.JsonText;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Formula;
import dev.neuron.report.words.MarkdownText;
import dev.neuron.report.words.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A saved neuron shown: as a formula, its weights by size, and where it comes from.
 *
 * @param neuron what to show
 */
public record NeuronReport(TrainedNeuron neuron) {

  /** Lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(formula()).append("\n\n");
    weights().appendText(text);
    text.append('\n');
    if (neuron.standardErrors() != null) {
      text.append(errors().text()).append('\n');
    }
    for (String[] fact : facts()) {
      text.append(fact[0]).append(" ".repeat(9 - fact[0].length()));
      text.append(SafeText.plain(fact[1])).append('\n');
    }
    return text.toString();
  }

  /** The same as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(MarkdownText.block(formula())).append('\n');
    weights().appendMarkdown(text);
    text.append('\n');
    if (neuron.standardErrors() != null) {
      text.append(errors().markdown()).append('\n');
    }
    for (String[] fact : facts()) {
      text.append("- ").append(fact[0]).append(": ").append(MarkdownText.of(fact[1])).append('\n');
    }
    return text.toString();
  }

  private ErrorTable errors() {
    return new ErrorTable(
        neuron.standardErrors(),
        neuron.neuron().activation(),
        neuron.columns().names(),
        neuron.affine().parameters());
  }

  private String formula() {
    return Formula.of(
        neuron.neuron().activation(),
        neuron.columns().target(),
        neuron.columns().names(),
        neuron.affine(),
        deviations());
  }

  /** The deviations, or null when one is not known: then weights are compared as they stand. */
  private double[] deviations() {
    for (double deviation : neuron.deviations()) {
      if (Double.isNaN(deviation)) {
        return null;
      }
    }
    return neuron.deviations();
  }

  private int[] order() {
    return Formula.heaviestFirst(neuron.affine().weights(), deviations());
  }

  private Table weights() {
    boolean known = deviations() != null;
    Table table =
        known ? new Table("feature", "weight", "weight × sd") : new Table("feature", "weight");
    List<String> names = neuron.columns().names();
    for (int j : order()) {
      String weight = Numbers.text(neuron.weight(j));
      String effect = Numbers.text(neuron.weight(j) * neuron.deviations()[j]);
      table.row(known ? cells(names.get(j), weight, effect) : cells(names.get(j), weight));
    }
    String bias = Numbers.text(neuron.bias());
    table.row(known ? cells("(bias)", bias, "") : cells("(bias)", bias));
    return table;
  }

  private static String[] cells(String... cells) {
    return cells;
  }

  private List<String[]> facts() {
    Provenance.Training training = neuron.provenance().training();
    Provenance.Data data = neuron.provenance().data();
    List<String[]> facts = new ArrayList<>();
    facts.add(cells("trained", verdict(training)));
    facts.add(cells("options", options(training.options())));
    for (LoadReport.SourceFile file : data.files()) {
      facts.add(cells("data", file.name() + ", SHA-256 " + file.sha256()));
    }
    facts.add(
        cells(
            "rows",
            data.rowsRead()
                + " read = "
                + data.rowsUsed()
                + " used + "
                + data.rowsSkipped()
                + " skipped + "
                + data.rowsRejected()
                + " rejected"));
    facts.add(
        cells(
            "program",
            "neuron "
                + neuron.provenance().program().version()
                + " (commit "
                + neuron.provenance().program().commit()
                + "), Java "
                + neuron.provenance().program().java()));
    facts.add(
        cells("run", neuron.provenance().run().start() + " to " + neuron.provenance().run().end()));
    return facts;
  }

  private String verdict(Provenance.Training training) {
    return training.verdict()
        + " after "
        + training.epochs()
        + (training.epochs() == 1 ? " epoch: loss " : " epochs: loss ")
        + Numbers.text(training.loss())
        + " ("
        + neuron.neuron().cost().kind()
        + ")"
        + (Double.isNaN(training.r2()) ? "" : ", R² " + Numbers.significant(training.r2(), 3));
  }

  private static String options(Map<String, Object> options) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Object> option : options.entrySet()) {
      text.append(text.length() == 0 ? "" : ", ").append(option.getKey()).append(' ');
      text.append(
          option.getValue() instanceof Double number ? Numbers.text(number) : option.getValue());
    }
    return text.length() == 0 ? "none" : text.toString();
  }

  /** One object with every digit, the features with the greatest weight first. */
  public String json() {
    return JsonText.object(this::keys);
  }

  private void keys(JsonGenerator json) throws IOException {
    json.writeStringField("formula", formula());
    json.writeStringField("activation", neuron.neuron().activation().kind().label());
    JsonText.number(json, "alpha", neuron.neuron().activation().alpha());
    json.writeStringField("cost", neuron.neuron().cost().kind().label());
    json.writeStringField("target", neuron.columns().target());
    json.writeArrayFieldStart("features");
    for (int j : order()) {
      json.writeStartObject();
      json.writeStringField("name", neuron.columns().names().get(j));
      JsonText.number(json, "weight", neuron.weight(j));
      if (neuron.affine().centre()[j] != 0) {
        JsonText.number(json, "centre", neuron.affine().centre()[j]);
      }
      JsonText.number(json, "deviation", neuron.deviations()[j]);
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.number(json, "bias", neuron.bias());
    if (neuron.affine().isCentred()) {
      JsonText.number(json, "centredBias", neuron.affine().centredBias());
    }
    if (neuron.standardErrors() != null) {
      json.writeObjectFieldStart("certainty");
      errors().json(json);
      json.writeEndObject();
    }
    Provenance.Training training = neuron.provenance().training();
    json.writeStringField("verdict", training.verdict());
    json.writeNumberField("epochs", training.epochs());
    JsonText.number(json, "loss", training.loss());
    JsonText.number(json, "r2", training.r2());
  }
}
