package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.OutputConflicts;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;

/** How a command comes to its data: read here or by a cluster, as its options say. */
public final class DataSetup {
  private final DataOptions data;
  private final ThreadsOption threads;
  private final EngineOptions engine;

  /**
   * Takes the options as they will be once they are parsed.
   *
   * @param engine null for a command that reads its data here alone
   */
  public DataSetup(DataOptions data, ThreadsOption threads, EngineOptions engine) {
    this.data = data;
    this.threads = threads;
    this.engine = engine;
  }

  /**
   * Finds contradictions before anything is read.
   *
   * @throws dev.neuron.cli.console.UsageException naming them
   */
  public void check(TrainingOptions training, StorageOptions storage) {
    engine.check(data, threads);
    engine.check(training, storage);
  }

  /**
   * Takes the places of what reading the data writes, behind those of the command's own outputs.
   */
  public void take(OutputConflicts places, StorageOptions storage) {
    places.take("--rejects", data.rejects());
    places.take("--cache", storage.cache());
  }

  /** What is asked for, after making sure that nothing is written over what is read. */
  public DataRequest request(Console console) {
    data.spare(console, data.filesRead());
    return data.request(console, threads.count(), false);
  }

  /** Reads what a run is trained and validated on, and says what was read. */
  public TrainingData load(
      Console console, TrainingOptions training, StorageOptions storage, boolean hashed) {
    return engine.isSpark()
        ? TrainingData.load(console, () -> cluster(console, hashed), training)
        : TrainingData.load(
            console, data.request(console, threads.count(), hashed), training, storage);
  }

  /** Reads the same once more, in the same order, and says nothing. */
  public TrainingData loadAgain(Console console, TrainingOptions training) {
    if (engine.isSpark()) {
      return cluster(console, true).training(training, LoadProgress.NONE);
    }
    DataRequest request = data.request(console, threads.count(), true);
    return TrainingData.read(request, training, training.seed(), LoadProgress.NONE)
        .permute(training);
  }

  /** Reads all examples for a command that puts none of them apart, and says what was read. */
  public TrainingData examples(Console console) {
    engine.check(data, threads);
    if (!engine.isSpark()) {
      Phases phases = new Phases(Phase.LOAD);
      return new TrainingData(examples(console, request(console)), null, phases);
    }
    data.spare(console, data.filesRead());
    TrainingData loaded = cluster(console, false).all();
    loaded.tell(console);
    return loaded;
  }

  /** The same of a request of the command's own. */
  public static Dataset examples(Console console, DataRequest request) {
    Dataset read = ProgressLine.during(console, progress -> DataLoader.load(request, progress));
    read.report().notes().forEach(console::tell);
    return read;
  }

  private SparkData cluster(Console console, boolean hashed) {
    return new SparkData(console, engine, data.fileNames(), data.namedRequest(hashed));
  }
}
