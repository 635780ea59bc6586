package dev.neuron.report.answer;

import dev.neuron.data.LoadReport;
import dev.neuron.data.TextTarget;
import dev.neuron.data.json.Json;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.doc.ErrorTable;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.MarkdownPage;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Table;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Formula;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fold.HeldOut;
import java.util.ArrayList;
import java.util.Arrays;
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
    return shown(new TextPage());
  }

  /** The same as Markdown. */
  public String markdown() {
    return shown(new MarkdownPage());
  }

  private String shown(Page page) {
    page.algebra(formula());
    page.table(weights());
    if (neuron.standardErrors() != null) {
      errors().show(page);
    }
    page.facts(facts());
    return page.toString();
  }

  private ErrorTable errors() {
    return new ErrorTable(
        neuron.standardErrors(),
        neuron.neuron().activation(),
        neuron.columns().features(),
        neuron.affine().parameters());
  }

  private String formula() {
    return Formula.of(
        neuron.neuron().activation(),
        neuron.columns().target(),
        neuron.columns().names(),
        neuron.affine(),
        deviations(),
        neuron.ranges());
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
    Table table = Table.of("feature", "weight");
    if (known) {
      table.numbers("weight × sd");
    }
    List<String> names = neuron.columns().names();
    for (int j : order()) {
      String weight = Numbers.text(neuron.weight(j));
      String effect = Numbers.text(neuron.weight(j) * neuron.deviations()[j]);
      row(table, names.get(j), weight, effect);
    }
    row(table, "(bias)", Numbers.text(neuron.bias()), "");
    return table;
  }

  /** Adds a row; the effect is shown where the deviations are known. */
  private void row(Table table, String name, String weight, String effect) {
    if (deviations() == null) {
      table.row(name, weight);
    } else {
      table.row(name, weight, effect);
    }
  }

  private List<Page.Fact> facts() {
    Provenance.Training training = neuron.provenance().training();
    Provenance.Data data = neuron.provenance().data();
    List<Page.Fact> facts = new ArrayList<>();
    TextTarget texts = neuron.columns().reading().target();
    if (texts != null) {
      facts.add(new Page.Fact("classes", texts.describe()));
    }
    if (!neuron.columns().references().isEmpty()) {
      facts.add(new Page.Fact("references", String.join(", ", neuron.columns().references())));
    }
    facts.add(new Page.Fact("trained", verdict(training)));
    if (neuron.heldOut() != null) {
      facts.add(new Page.Fact("held out", heldOut()));
    }
    facts.add(new Page.Fact("options", options(training.options())));
    for (LoadReport.SourceFile file : data.files()) {
      facts.add(new Page.Fact("data", file.name() + ", SHA-256 " + file.sha256()));
    }
    facts.add(
        new Page.Fact(
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
        new Page.Fact(
            "program",
            "neuron "
                + neuron.provenance().program().version()
                + " (commit "
                + neuron.provenance().program().commit()
                + "), Java "
                + neuron.provenance().program().java()));
    facts.add(
        new Page.Fact(
            "run", neuron.provenance().run().start() + " to " + neuron.provenance().run().end()));
    return facts;
  }

  private String verdict(Provenance.Training training) {
    return training.verdict()
        + " after "
        + Counted.of(training.epochs(), "epoch")
        + ": loss "
        + Numbers.text(training.loss())
        + " ("
        + neuron.neuron().cost().kind()
        + ")"
        + (Double.isNaN(training.r2()) ? "" : ", R² " + Numbers.significant(training.r2(), 3));
  }

  /** What is known of it on rows it was not trained with. */
  private String heldOut() {
    HeldOut found = neuron.heldOut();
    boolean folds = found.folds() > 0;
    StringBuilder text = new StringBuilder("loss " + Numbers.text(found.loss()));
    text.append(folds ? " ± " + Numbers.significant(found.lossError(), 3) : "");
    if (!Double.isNaN(found.r2())) {
      text.append(", R² ").append(Numbers.significant(found.r2(), 3));
      text.append(folds ? " ± " + Numbers.significant(found.r2Error(), 2) : "");
    }
    text.append(folds ? " (" + found.folds() + " folds)" : " (validation rows)");
    if (found.errors() != null) {
      double most = Math.floor(1e6 * found.errors().highestLevel()) / 1e4; // asked for, it is given
      text.append("; intervals up to ").append(Numbers.text(most)).append(" %");
    }
    return text.toString();
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
    return JsonAnswer.of(Json.Layout.BLOCK, this::keys);
  }

  private void keys(Json json) {
    json.put("formula", formula());
    json.put("activation", neuron.neuron().activation().kind().label());
    json.put("alpha", neuron.neuron().activation().alpha());
    json.put("cost", neuron.neuron().cost().kind().label());
    json.put("target", neuron.columns().target());
    json.list(
        "features",
        Arrays.stream(order()).boxed().toList(),
        j -> {
          json.put("name", neuron.columns().names().get(j));
          json.put("weight", neuron.weight(j));
          if (neuron.affine().centre()[j] != 0) {
            json.put("centre", neuron.affine().centre()[j]);
          }
          json.put("deviation", neuron.deviations()[j]);
        });
    if (!neuron.columns().references().isEmpty()) {
      json.put("references", neuron.columns().references());
    }
    json.put("bias", neuron.bias());
    if (neuron.affine().isCentred()) {
      json.put("centredBias", neuron.affine().centredBias());
    }
    if (neuron.standardErrors() != null) {
      json.object("certainty", () -> errors().json(json));
    }
    if (neuron.heldOut() != null) {
      json.object("heldOut", () -> heldOut(json));
    }
    Provenance.Training training = neuron.provenance().training();
    json.put("verdict", training.verdict());
    json.put("epochs", training.epochs());
    json.put("loss", training.loss());
    json.put("r2", training.r2());
  }

  private void heldOut(Json json) {
    HeldOut found = neuron.heldOut();
    json.put("folds", found.folds());
    json.put("loss", found.loss());
    json.put("lossError", found.lossError());
    json.put("r2", found.r2());
    json.put("r2Error", found.r2Error());
    if (found.errors() != null) {
      json.put("rows", found.errors().count());
    }
  }
}
