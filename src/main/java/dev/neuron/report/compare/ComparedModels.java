package dev.neuron.report.compare;

import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
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
  public String text(boolean colored, int width) {
    RunTable differences = differences();
    return outcomes().text(colored, width)
        + (differences == null ? "no option differs\n" : "\n" + differences.text(false))
        + "\n"
        + weights().text(false);
  }

  @Override
  public String markdown() {
    RunTable differences = differences();
    return outcomes().markdown()
        + (differences == null ? "" : "\n" + differences.markdown())
        + "\n"
        + weights().markdown();
  }

  @Override
  public String csv() {
    return records().csv();
  }

  @Override
  public String jsonLines() {
    return records().jsonLines("model");
  }

  @Override
  public String json() {
    return records().json("models");
  }

  private FinishedRecords records() {
    FinishedRecords records = new FinishedRecords();
    for (int i = 0; i < models.size(); i++) {
      TrainedNeuron model = models.get(i);
      var training = model.provenance().training();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", names.get(i));
      fields.put("target", model.columns().target());
      fields.put("learningRate", training.options().get("learning-rate"));
      fields.put("optimizer", training.options().get("optimizer"));
      fields.put("batchSize", training.options().get("batch-size"));
      fields.put("seed", training.seed());
      fields.put("verdict", training.verdict());
      fields.put("epochs", training.epochs());
      fields.put("loss", training.loss());
      fields.put("r2", training.r2());
      Map<String, Object> weights = new LinkedHashMap<>();
      for (int j = 0; j < model.features(); j++) {
        weights.put(model.columns().names().get(j), model.weight(j));
      }
      fields.put("weights", weights);
      fields.put("bias", model.bias());
      records.add(fields);
    }
    return records;
  }

  private RunTable outcomes() {
    RunTable table = new RunTable();
    table.words("model");
    table.words("target");
    table.words("verdict");
    table.numbers("epochs");
    table.numbers("loss");
    table.numbers("R²");
    for (int i = 0; i < models.size(); i++) {
      var training = models.get(i).provenance().training();
      table.row(
          RunTable.Mark.NONE,
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

  private RunTable differences() {
    List<Map<String, String>> options = new ArrayList<>();
    for (TrainedNeuron model : models) {
      Map<String, String> one = new LinkedHashMap<>();
      model
          .provenance()
          .training()
          .options()
          .forEach((option, value) -> one.put(option, String.valueOf(value)));
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
  private RunTable weights() {
    RunTable table = new RunTable();
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
      table.row(RunTable.Mark.NONE, cells);
    }
    List<String> biases = new ArrayList<>(List.of("bias"));
    for (TrainedNeuron model : models) {
      biases.add(Numbers.text(model.bias()));
    }
    table.row(RunTable.Mark.NONE, biases);
    return table;
  }
}
