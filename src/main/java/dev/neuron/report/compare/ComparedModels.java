package dev.neuron.report.compare;

import dev.neuron.data.json.Json;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Records;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Saved neurons beside each other: how they did, what they were told, and what they learned. */
public final class ComparedModels implements Compared {
  private static final int DIGITS = 3;
  private static final String NONE = "–";

  private final List<String> names = new ArrayList<>();
  private final List<TrainedNeuron> models = new ArrayList<>();

  /**
   * Loads models.
   *
   * @throws dev.neuron.data.DataException if one cannot be read, or is none
   */
  public ComparedModels(List<Path> paths) {
    for (Path path : paths) {
      names.add(path.toString());
      models.add(ModelFile.load(path));
    }
  }

  @Override
  public void show(Page page) {
    page.table(outcomes());
    Table differences = differences();
    if (differences == null) {
      page.aside("no option differs");
    } else {
      page.table(differences);
    }
    page.table(weights());
  }

  @Override
  public String csv() {
    return fields().csv(named());
  }

  @Override
  public String jsonLines() {
    return fields().jsonLines("model", named());
  }

  @Override
  public String json() {
    Records<Named> fields = fields();
    return JsonAnswer.of(
        Json.Layout.LINE, json -> json.list("models", named(), one -> fields.write(json, one)));
  }

  /** A model and the name of its file. */
  private record Named(String name, TrainedNeuron model) {
    Provenance.Training training() {
      return model.provenance().training();
    }

    Map<String, Object> weights() {
      Map<String, Object> weights = new LinkedHashMap<>();
      for (int j = 0; j < model.features(); j++) {
        weights.put(model.columns().names().get(j), model.weight(j));
      }
      return weights;
    }
  }

  private List<Named> named() {
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      named.add(new Named(names.get(i), models.get(i)));
    }
    return named;
  }

  /** The keys of new runs, as far as a model tells. */
  private static Records<Named> fields() {
    return new Records<Named>()
        .field("name", Named::name)
        .field("target", one -> one.model().columns().target())
        .field("learningRate", one -> one.training().options().get("learning-rate"))
        .field("optimizer", one -> one.training().options().get("optimizer"))
        .field("batchSize", one -> one.training().options().get("batch-size"))
        .field("seed", one -> one.training().seed())
        .field("verdict", one -> one.training().verdict())
        .field("epochs", one -> one.training().epochs())
        .field("loss", one -> one.training().loss())
        .field("r2", one -> one.training().r2())
        .detail("weights", Named::weights)
        .field("bias", one -> one.model().bias());
  }

  private Table outcomes() {
    Table table = new Table();
    table.words("model");
    table.words("target");
    table.words("verdict");
    table.numbers("epochs");
    table.numbers("loss");
    table.numbers("R²");
    for (int i = 0; i < models.size(); i++) {
      var training = models.get(i).provenance().training();
      table.row(
          Table.Mark.NONE,
          List.of(
              names.get(i),
              models.get(i).columns().target(),
              training.verdict(),
              Long.toString(training.epochs()),
              Numbers.text(training.loss()),
              Double.isNaN(training.r2()) ? NONE : Numbers.significant(training.r2(), DIGITS)));
    }
    return table;
  }

  private Table differences() {
    List<Map<String, String>> options = new ArrayList<>();
    for (TrainedNeuron model : models) {
      Map<String, String> one = new LinkedHashMap<>();
      model
          .provenance()
          .training()
          .options()
          .forEach((option, value) -> one.put(option, Numbers.typed(value)));
      StringBuilder hashes = new StringBuilder();
      for (var file : model.provenance().data().files()) {
        hashes.append(hashes.isEmpty() ? "" : " ").append(file.sha256());
      }
      one.put("data (SHA-256)", hashes.toString());
      options.add(one);
    }
    return OptionDiff.of(names, options);
  }

  /** The weights in raw units by the names of their features. */
  private Table weights() {
    Table table = new Table();
    table.words("weight");
    Set<String> features = new LinkedHashSet<>();
    for (int i = 0; i < models.size(); i++) {
      table.numbers(names.get(i));
      features.addAll(models.get(i).columns().names());
    }
    for (String feature : features) {
      List<String> cells = new ArrayList<>(List.of(feature));
      for (TrainedNeuron model : models) {
        int at = model.columns().names().indexOf(feature);
        cells.add(at < 0 ? NONE : Numbers.text(model.weight(at)));
      }
      table.row(Table.Mark.NONE, cells);
    }
    List<String> biases = new ArrayList<>(List.of("bias"));
    for (TrainedNeuron model : models) {
      biases.add(Numbers.text(model.bias()));
    }
    table.row(Table.Mark.NONE, biases);
    return table;
  }
}
