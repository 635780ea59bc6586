package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.FoldOptions;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.run.TimedProgress;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.Split;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.data.load.DataLoader;
import dev.neuron.data.load.DiskLoader;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.math.Vectors;
import dev.neuron.report.words.Counted;
import dev.neuron.train.Problem;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The data of a run, loaded.
 *
 * @param training what is learned from
 * @param validation what it is tested on, or null
 * @param phases what time and passes went to so far
 * @param elsewhere who sums over a part of the data for a neuron, or null for this process
 * @param folds the rows as they were read, dealt out to folds; null without
 * @param examples brings training examples of these numbers here, or null for this process
 */
public record TrainingData(
    Dataset training,
    Dataset validation,
    Phases phases,
    BiFunction<Dataset, Neuron, GradientEngine> elsewhere,
    Function<long[], Block> examples,
    FoldedRows folds) {

  /** Bytes that training needs beside the examples. */
  private static final long WORKING = 4 << 20;

  /** Data that this process holds. */
  public TrainingData(Dataset training, Dataset validation, Phases phases) {
    this(training, validation, phases, null, null, null);
  }

  /** How long reading took, statistics and scaling included. */
  public double seconds() {
    return phases.seconds(Phase.LOAD) + phases.seconds(Phase.STATISTICS);
  }

  /** The same by a cluster. */
  public static TrainingData load(
      Console console, Supplier<SparkData> cluster, TrainingOptions options) {
    TrainingData data =
        ProgressLine.during(
            console,
            progress -> whileReading(console, () -> cluster.get().training(options, progress)));
    data.tell(console);
    return data;
  }

  /** Reads what is asked for, puts a validation part apart, and says what was read. */
  public static TrainingData load(
      Console console, DataRequest request, TrainingOptions options, StorageOptions storage) {
    ProgressLine progress = new ProgressLine(console);
    TrainingData data;
    try {
      data =
          whileReading(
              console,
              () ->
                  storage.isOutOfCore()
                      ? onDisk(request, options, storage, progress)
                      : inMemoryOrOnDisk(console, request, options, storage, progress));
    } finally {
      progress.clear();
    }
    data.permute(options).tell(console);
    return data;
  }

  /** Nothing of the outputs has a name before all is read. */
  static TrainingData whileReading(Console console, Supplier<TrainingData> reading) {
    return Interruption.endable(
        console, "interrupted while the data were read: nothing was written", reading);
  }

  /** From memory, or from disk after all where it turns out that the data do not fit. */
  private static TrainingData inMemoryOrOnDisk(
      Console console,
      DataRequest request,
      TrainingOptions options,
      StorageOptions storage,
      ProgressLine progress) {
    if (options.permutesRows() || !DiskLoader.canReadTwice(request)) {
      return readOrPointToDisk(request, options, options.seed(), progress);
    }
    try {
      return readLeavingRoom(request, options, progress);
    } catch (DataException e) {
      if (e.kind() != DataException.Kind.TOO_LARGE) {
        throw e;
      }
      progress.clear();
      console.warn(
          e.getMessage()
              + ": training from disk, as with --out-of-core, which keeps the examples in a file"
              + " beside the data (--cache for another place)");
    }
    return onDisk(request, options, storage, progress);
  }

  /**
   * Holds memory while the data are read, so that what fits is data that can be trained on, too.
   */
  private static TrainingData readLeavingRoom(
      DataRequest request, TrainingOptions options, LoadProgress progress) {
    byte[] working = new byte[(int) Math.min(WORKING, Runtime.getRuntime().maxMemory() / 8)];
    try {
      return read(request, options, options.seed(), progress);
    } finally {
      Reference.reachabilityFence(working);
    }
  }

  /** What does not fit, with the option that leaves it on disk where there is one. */
  private static DataException withDisk(
      DataException e, DataRequest request, TrainingOptions options) {
    if (e.kind() != DataException.Kind.TOO_LARGE || !DiskLoader.canReadTwice(request)) {
      return e;
    }
    String option = options.permutesRows() ? "--no-shuffle and --out-of-core" : "--out-of-core";
    Fault fault = Fault.of(e.file(), e.problem(), e.remedy() + ", or " + option);
    return new DataException(DataException.Kind.TOO_LARGE, fault, e);
  }

  /** Leaves the examples on disk. */
  static TrainingData onDisk(
      DataRequest request, TrainingOptions options, StorageOptions storage, LoadProgress progress) {
    if (options.permutesRows()) {
      throw new UsageException(
          "mini-batches in random order need the data in memory: add --no-shuffle, or use full"
              + " batches");
    }
    Phases phases = new Phases(Phase.LOAD);
    LoadProgress told = new TimedProgress(phases, progress);
    FoldOptions testing = options.testing();
    if (testing.folds() > 0) {
      return folded(
          DiskLoader.folded(
              testing.grouped(request), storage.cache(), testing.folds(), options.seed(), told),
          phases);
    }
    double share = options.validationShare();
    Split split =
        Double.isNaN(share)
            ? withValidation(
                DiskLoader.load(request, storage.cache(), told), request, options, progress)
            : DiskLoader.split(request, storage.cache(), share, options.seed(), told);
    return new TrainingData(split.training(), split.validation(), phases);
  }

  /** Reads into memory, in the order of the rows, and puts a validation part apart. */
  public static TrainingData read(
      DataRequest request, TrainingOptions options, long seed, LoadProgress progress) {
    Phases phases = new Phases(Phase.LOAD);
    LoadProgress told = new TimedProgress(phases, progress);
    FoldOptions testing = options.testing();
    if (testing.folds() > 0) {
      return folded(
          DataLoader.folded(testing.grouped(request), testing.folds(), options.seed(), told),
          phases);
    }
    double share = options.validationShare();
    Split split =
        Double.isNaN(share)
            ? withValidation(DataLoader.load(request, told), request, options, progress)
            : DataLoader.split(request, share, seed, told);
    return new TrainingData(split.training(), split.validation(), phases);
  }

  private static TrainingData folded(FoldedRows folds, Phases phases) {
    return new TrainingData(folds.all(), null, phases, null, null, folds);
  }

  /** The same for a command that takes {@code --out-of-core}, which is named where it helps. */
  static TrainingData readOrPointToDisk(
      DataRequest request, TrainingOptions options, long seed, LoadProgress progress) {
    try {
      return read(request, options, seed, progress);
    } catch (DataException e) {
      throw withDisk(e, request, options);
    }
  }

  /**
   * Puts the training rows where they lie into the order that mini-batches are cut from, where a
   * step takes fewer than all.
   */
  TrainingData permute(TrainingOptions options) {
    if (options.permutesRows(training.rows())) {
      training.permute(options.seed());
    }
    return this;
  }

  /** The same with copies of the training rows in that order. */
  TrainingData permuted(long seed) {
    return new TrainingData(
        training.permuted(seed), validation, phases, elsewhere, examples, folds);
  }

  private static Split withValidation(
      Dataset training, DataRequest request, TrainingOptions options, LoadProgress progress) {
    String validation = options.validation();
    if (validation == null) {
      return new Split(training, null);
    }
    List<DataSource> sources = List.of(DataSource.of(DataArguments.path(validation)));
    return new Split(training, DataLoader.loadLike(training, request, sources, progress));
  }

  /** At most so many training examples from even stretches: drawn, or without a seed the first. */
  public ExampleSample sample(long most, Long seed) {
    return examples == null
        ? ExampleSample.of(training.blocks(), most, seed)
        : ExampleSample.of(training.rows(), most, seed, examples);
  }

  /** Says what was read and assumed. */
  public void tell(Console console) {
    training.report().notes().forEach(console::tell);
    if (validation != null) {
      console.note(
          "validating on "
              + Counted.of(validation.rows(), "row")
              + ", training on "
              + training.rows());
    }
  }

  /** What was read, with hashes if they were asked for: the validation file's at the end. */
  List<LoadReport.SourceFile> files() {
    List<LoadReport.SourceFile> files = new ArrayList<>(training.report().files());
    if (validation != null) {
      files.addAll(validation.report().files());
    }
    return files;
  }

  /**
   * The problem of minimising this neuron's cost on the data.
   *
   * @throws DataException of kind CONTENT if the targets are none for this cost
   */
  public Problem problem(Neuron neuron, int threads) {
    Problem problem =
        Problem.of(
                neuron,
                engine(training, neuron, threads),
                validation == null ? null : engine(validation, neuron, threads),
                phases)
            .withRedundant(training.columns().freeCategories().size());
    problem.targets().requireFitting(neuron.cost(), training.columns().target());
    return problem;
  }

  /** The same; runs of so many passes choose how to compute. */
  public Problem problem(Neuron neuron, int threads, long passes) {
    Vectors.choose(training.rows(), training.features(), passes);
    return problem(neuron, threads);
  }

  /** Who sums over a part of the data. */
  GradientEngine engine(Dataset part, Neuron neuron, int threads) {
    return elsewhere == null
        ? new LocalEngine(part.blocks(), neuron, threads)
        : elsewhere.apply(part, neuron);
  }
}
