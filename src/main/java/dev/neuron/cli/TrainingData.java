package dev.neuron.cli;

import dev.neuron.data.DataLoader;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Dataset;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.Split;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Neuron;
import dev.neuron.train.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a run, loaded.
 *
 * @param training what is learned from
 * @param validation what it is tested on, or null
 * @param seconds how long reading took
 */
record TrainingData(Dataset training, Dataset validation, double seconds) {

  /** Reads what is asked for, puts a validation part apart, and says what was read. */
  static TrainingData load(Console console, DataRequest request, TrainingOptions options) {
    TrainingData data = read(request, options, options.seed());
    if (options.permutesRows()) {
      data = data.permuted(options.seed());
    }
    data.tell(console);
    return data;
  }

  /** Reads what is asked for, in the order of the rows, and puts a validation part apart. */
  static TrainingData read(DataRequest request, TrainingOptions options, long seed) {
    long start = System.nanoTime();
    Split split = split(request, options, seed, LoadProgress.NONE);
    double seconds = 1e-9 * (System.nanoTime() - start);
    return new TrainingData(split.training(), split.validation(), seconds);
  }

  /** The same with the training rows in the order that mini-batches are cut from. */
  TrainingData permuted(long seed) {
    long start = System.nanoTime();
    Dataset permuted = training.permuted(seed);
    return new TrainingData(permuted, validation, seconds + 1e-9 * (System.nanoTime() - start));
  }

  private static Split split(
      DataRequest request, TrainingOptions options, long seed, LoadProgress progress) {
    String validation = options.validation();
    if (validation == null) {
      return new Split(DataLoader.load(request, progress), null);
    }
    if (NumberOption.isPlain(validation)) {
      double share = NumberOption.parse(validation);
      if (!(share > 0 && share < 1)) {
        throw new UsageException(
            "--validation: " + validation + " is not a share between 0 and 1, nor a file");
      }
      return DataLoader.split(request, share, seed, progress);
    }
    Dataset training = DataLoader.load(request, progress);
    List<DataSource> sources = List.of(DataSource.of(Path.of(validation)));
    return new Split(training, DataLoader.loadLike(training, request, sources, progress));
  }

  /** Says what was read and assumed. */
  void tell(Console console) {
    for (Note note : training.report().notes()) {
      console.tell(note);
    }
    if (validation != null) {
      console.note("validating on " + validation.rows() + " rows, training on " + training.rows());
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

  /** The problem of minimising this neuron's cost on the data. */
  Problem problem(Neuron neuron, int threads) {
    GradientEngine engine = new LocalEngine(training.blocks(), neuron, threads);
    GradientEngine tested =
        validation == null ? null : new LocalEngine(validation.blocks(), neuron, threads);
    return Problem.of(neuron, training.blocks(), engine, tested);
  }
}
