package dev.neuron.cli;

import dev.neuron.data.DataLoader;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Dataset;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Note;
import dev.neuron.data.Split;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Neuron;
import dev.neuron.train.Problem;
import java.nio.file.Path;
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
    long start = System.nanoTime();
    LoadProgress progress = LoadProgress.NONE;
    Split split = split(request, options, progress);
    Dataset training = split.training();
    if (options.permutesRows()) {
      training = training.permuted(options.seed());
    }
    double seconds = 1e-9 * (System.nanoTime() - start);
    tell(console, training.report().notes());
    if (split.validation() != null) {
      console.note(
          "validating on " + split.validation().rows() + " rows, training on " + training.rows());
    }
    return new TrainingData(training, split.validation(), seconds);
  }

  private static Split split(DataRequest request, TrainingOptions options, LoadProgress progress) {
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
      return DataLoader.split(request, share, options.seed(), progress);
    }
    Dataset training = DataLoader.load(request, progress);
    List<DataSource> sources = List.of(DataSource.of(Path.of(validation)));
    return new Split(training, DataLoader.loadLike(training, request, sources, progress));
  }

  private static void tell(Console console, List<Note> notes) {
    for (Note note : notes) {
      if (note.severity() == Note.Severity.WARNING) {
        console.warn(note.text());
      } else {
        console.note(note.text());
      }
    }
  }

  /** The problem of minimising this neuron's cost on the data. */
  Problem problem(Neuron neuron, int threads) {
    GradientEngine engine = new LocalEngine(training.blocks(), neuron, threads);
    GradientEngine tested =
        validation == null ? null : new LocalEngine(validation.blocks(), neuron, threads);
    return Problem.of(neuron, training.blocks(), engine, tested);
  }
}
