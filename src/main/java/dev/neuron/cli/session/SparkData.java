package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.engine.spark.Cluster;
import dev.neuron.engine.spark.SparkExamples;
import dev.neuron.engine.spark.SparkParts;
import java.util.ArrayList;
import java.util.List;

/** Data loaded by a cluster; no class of it is touched unless Spark is asked for. */
public final class SparkData {
  private final Cluster cluster;
  private final List<String> names;
  private final DataRequest request;

  /**
   * Joins the cluster.
   *
   * @param names files and folders
   * @param request what is asked for of them
   */
  public SparkData(Console console, EngineOptions engine, List<String> names, DataRequest request) {
    this.cluster = Cluster.join(engine.master(), console::warn);
    this.names = names;
    this.request = request;
  }

  /** Rows to be put through tasks by the cluster. */
  public static SparkParts parts(
      Console console, EngineOptions engine, List<String> names, CsvFormat format) {
    return new SparkParts(Cluster.join(engine.master(), console::warn), names, format);
  }

  /** Loads training data, and puts a validation part apart. */
  public TrainingData training(TrainingOptions options, LoadProgress progress) {
    Phases phases = new Phases(Phase.LOAD);
    List<SparkExamples> parts = new ArrayList<>();
    double share = options.validationShare();
    if (!Double.isNaN(share)) {
      parts.addAll(SparkExamples.split(cluster, names, request, share, options.seed(), progress));
    } else {
      parts.add(SparkExamples.load(cluster, names, request, progress));
      if (options.validation() != null) {
        parts.add(parts.get(0).loadLike(List.of(options.validation()), request));
      }
    }
    return data(parts, phases);
  }

  /** Loads all rows. */
  public TrainingData all() {
    return data(
        List.of(SparkExamples.load(cluster, names, request, LoadProgress.NONE)),
        new Phases(Phase.LOAD));
  }

  private static TrainingData data(List<SparkExamples> parts, Phases phases) {
    SparkExamples training = parts.get(0);
    SparkExamples validation = parts.size() > 1 ? parts.get(1) : null;
    return new TrainingData(
        training.dataset(),
        validation == null ? null : validation.dataset(),
        phases,
        training::engine,
        validation == null ? null : validation::engine,
        training::examples,
        null);
  }
}
