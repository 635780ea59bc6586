package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.Split;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.engine.spark.Cluster;
import dev.neuron.engine.spark.SparkExamples;
import dev.neuron.engine.spark.SparkParts;
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
    SparkExamples examples = new SparkExamples(cluster);
    int count = options.testing().folds();
    if (count > 0) {
      DataRequest grouped = options.testing().grouped(request);
      FoldedRows folds = examples.folded(names, grouped, count, options.seed(), progress);
      return data(folds.all(), null, phases, folds);
    }
    double share = options.validationShare();
    if (!Double.isNaN(share)) {
      Split split = examples.split(names, request, share, options.seed(), progress);
      return data(split.training(), split.validation(), phases, null);
    }
    Dataset training = examples.load(names, request, progress);
    Dataset validation =
        options.validation() == null
            ? null
            : examples.loadLike(training, List.of(options.validation()), request);
    return data(training, validation, phases, null);
  }

  /** Loads all rows. */
  public TrainingData all() {
    Phases phases = new Phases(Phase.LOAD);
    return data(
        new SparkExamples(cluster).load(names, request, LoadProgress.NONE), null, phases, null);
  }

  private static TrainingData data(
      Dataset training, Dataset validation, Phases phases, FoldedRows folds) {
    return new TrainingData(
        training,
        validation,
        phases,
        SparkExamples::engine,
        numbers -> SparkExamples.examples(training, numbers),
        folds);
  }
}
