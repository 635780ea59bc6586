package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.CompareOptions;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.run.Settings;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadInterruptedException;
import dev.neuron.data.block.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.math.Vectors;
import dev.neuron.model.Program;
import dev.neuron.report.compare.ComparisonSummary;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Comparison;
import dev.neuron.train.compare.Standings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One comparison: plans every run, trains those on the same examples side by side. */
public final class CompareSession {
  private final Console console;
  private final DataOptions dataOptions;
  private final CompareOptions comparing;
  private final NeuronOptions neuronOptions;
  private final TrainingOptions training;
  private final StorageOptions storage;
  private final EngineOptions engine;
  private final int threads;

  private final List<ComparedRun> ended = new ArrayList<>();
  private TrainingData data; // of the first seed
  private TrainingPlan firstPlan;

  public CompareSession(
      Console console,
      DataOptions dataOptions,
      CompareOptions comparing,
      NeuronOptions neuronOptions,
      TrainingOptions training,
      StorageOptions storage,
      EngineOptions engine,
      int threads) {
    this.console = console;
    this.dataOptions = dataOptions;
    this.comparing = comparing;
    this.neuronOptions = neuronOptions;
    this.training = training;
    this.storage = storage;
    this.engine = engine;
    this.threads = threads;
  }

  /**
   * Which examples a run sees in which order.
   *
   * @param split the seed that put the validation rows apart, or 0
   * @param order the seed that permuted the rows, or null for the order of the file
   */
  private record Examples(long split, Long order) {}

  /**
   * Finds contradictions before anything is read.
   *
   * @throws UsageException naming them
   */
  public void check(Neuron neuron) {
    engine.check(training, storage);
    for (long size : new Settings(comparing, training).batchSizes(neuron)) {
      engine.checkBatch(size);
      if (storage.isOutOfCore() && size != TrainingPlan.FULL_BATCH && training.shuffles()) {
        throw new UsageException(
            "mini-batches in random order need the data in memory, not --out-of-core: add"
                + " --no-shuffle, or use full batches");
      }
    }
    if (training.splitsBySeed() && comparing.seeds(training).size() > 1) {
      if (dataOptions.readsStandardInput()
          || dataOptions.isQuery()
          || storage.isOutOfCore()
          || engine.isSpark()) {
        throw new UsageException(
            "each of several --seeds puts other rows apart for --validation, which standard input,"
                + " --query, --out-of-core and --engine spark do not allow; name a file to validate"
                + " on");
      }
    }
  }

  /** Trains everything. */
  public ComparisonSummary run(Neuron neuron, Exports exports) {
    DataRequest request = dataOptions.request(console, threads, comparing.needsHash());
    List<Long> seeds = comparing.seeds(training);
    data = TrainingData.whileReading(console, () -> load(request, seeds.get(0)));
    data.tell(console);
    FindingTalk.pointToLogLoss(neuron, data.training().statistics().target(), console);
    try (Problem problem = data.problem(neuron, threads)) {
      FindingTalk.warnOfTargets(problem, console);
      List<TrainingPlan> templates =
          new Settings(comparing, training).templates(neuron, data.training(), problem);
      firstPlan = templates.get(0);
      long passes = firstPlan.passes() * templates.size() * seeds.size();
      Vectors.choose(data.training().rows(), data.training().features(), passes);
      console.note(RunWording.assumptions(firstPlan, problem, data.training().scaling().kind()));
      noteIdleSeeds(templates, seeds);
      warnOfPenalties();
      Interruption.listen(console);
      RunsProgress progress =
          new RunsProgress(console, templates.size() * seeds.size(), false, firstPlan.epochs());
      Comparison comparison =
          new Comparison(
              listener(progress, exports),
              Interruption::requested,
              UnseenRows.folds(data, training, neuron, threads));
      Map<Examples, List<TrainingPlan>> groups = groups(templates, seeds);
      try {
        for (Map.Entry<Examples, List<TrainingPlan>> group : groups.entrySet()) {
          train(comparison, group.getKey(), group.getValue(), request, problem);
        }
      } catch (LoadInterruptedException reading) {
        // The runs that ended are the answer.
      } finally {
        progress.clear();
      }
      ComparisonSummary summary = summary(comparison.runs());
      if (summary.standings().allFailed() && !Interruption.requested()) {
        ComparedRun best = summary.standings().places().get(0).first();
        List<String> names = data.training().columns().names();
        FindingTalk.causes(best.plan(), problem, best.result(), names).forEach(console::error);
      }
      return summary;
    }
  }

  private TrainingData load(DataRequest request, long seed) {
    if (engine.isSpark()) {
      DataRequest named = dataOptions.namedRequest(comparing.needsHash());
      SparkData cluster = new SparkData(console, engine, dataOptions.fileNames(), named);
      return ProgressLine.during(console, progress -> cluster.training(training, progress));
    }
    return storage.isOutOfCore()
        ? ProgressLine.during(
            console, progress -> TrainingData.onDisk(request, training, storage, progress))
        : read(request, seed);
  }

  private Map<Examples, List<TrainingPlan>> groups(List<TrainingPlan> templates, List<Long> seeds) {
    Map<Examples, List<TrainingPlan>> groups = new LinkedHashMap<>();
    for (long seed : seeds) {
      for (TrainingPlan template : templates) {
        boolean permuted = training.shuffles() && !template.isFullBatch(data.training().rows());
        Examples examples =
            new Examples(training.splitsBySeed() ? seed : 0, permuted ? (Long) seed : null);
        groups.computeIfAbsent(examples, key -> new ArrayList<>()).add(template.withSeed(seed));
      }
    }
    return groups;
  }

  private void train(
      Comparison comparison,
      Examples examples,
      List<TrainingPlan> plans,
      DataRequest request,
      Problem problem) {
    if (Interruption.requested()) {
      return;
    }
    boolean same = examples.split() == 0 || examples.split() == comparing.seeds(training).get(0);
    if (same && examples.order() == null) {
      comparison.run(plans, problem);
      return;
    }
    TrainingData own = same ? data : read(request, examples.split());
    Start start = training.start(own.training());
    plans.replaceAll(plan -> plan.withStart(start));
    own = examples.order() == null ? own : own.permuted(examples.order());
    try (Problem other = own.problem(problem.neuron(), threads)) {
      comparison.run(plans, other);
    }
  }

  /** Reads the files, for a later seed once more: then a signal no longer ends the program. */
  private TrainingData read(DataRequest request, long seed) {
    return ProgressLine.during(
        console,
        progress ->
            TrainingData.readOrPointToDisk(
                request,
                training,
                seed,
                (bytesRead, bytesTotal) -> {
                  if (Interruption.requested()) {
                    throw new LoadInterruptedException();
                  }
                  progress.progressed(bytesRead, bytesTotal);
                }));
  }

  private void noteIdleSeeds(List<TrainingPlan> templates, List<Long> seeds) {
    boolean idle = seeds.size() > 1 && !training.splitsBySeed();
    for (TrainingPlan plan : templates) {
      idle &= plan.isFullBatch(data.training().rows()) || !training.shuffles();
      idle &= plan.start().kind() != Start.Kind.HE;
    }
    if (idle) {
      console.note(
          "--seeds changes nothing here: nothing is random in full-batch runs from this start");
    }
  }

  /** What a penalty is for cannot be seen on the rows it was trained with. */
  private void warnOfPenalties() {
    if (training.penalties().size() > 1
        && training.validation() == null
        && training.testing().folds() == 0) {
      console.warn(
          "penalties are ranked by the loss on the rows they were trained on, which is lowest"
              + " without any: --validation 0.2 or --folds 10 ranks them by unseen rows");
    }
  }

  private Comparison.Listener listener(RunsProgress progress, Exports exports) {
    return new Comparison.Listener() {
      @Override
      public void epoch(int run, EpochResult line) {
        progress.epoch(run, line);
      }

      @Override
      public void ended(ComparedRun run) {
        ended.add(run);
        progress.ended(run);
        exports.offer(() -> summary(ended));
      }
    };
  }

  private ComparisonSummary summary(List<ComparedRun> runs) {
    Map<String, Object> options =
        OptionGroup.record(neuronOptions, training, comparing, dataOptions, engine);
    Dataset read = data.training();
    return new ComparisonSummary(
        Standings.of(runs),
        read.report(),
        read.columns().names(),
        options,
        Program.current().version());
  }
}
