package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.OutputConflicts;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.SurfaceOptions;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.run.FindingTalk;
import dev.neuron.cli.run.Settings;
import dev.neuron.cli.session.TrainingData;
import dev.neuron.data.DataRequest;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.math.Neuron;
import dev.neuron.report.surface.Surface;
import dev.neuron.report.surface.SurfacePage;
import dev.neuron.report.surface.SurfaceTables;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.Verdict;
import dev.neuron.train.surface.Descent;
import dev.neuron.train.surface.Descents;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code neuron surface}. */
public final class SurfaceCommand extends Subcommand {
  private final DataOptions data = add(new DataOptions());
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final TrainingOptions training = add(new TrainingOptions());
  private final StorageOptions storage = add(new StorageOptions());
  private final ThreadsOption threads = add(new ThreadsOption());

  {
    giveUp("-o"); // which is the page here, not the optimizer
    giveUp("--folds");
    giveUp("--fold-by");
  }

  private final SurfaceOptions drawing = add(new SurfaceOptions());

  public SurfaceCommand() {
    super(
        """
        Draws the loss surface of the data with the run that train makes, as a web page.
        On the page gradient descent runs from where one clicks, at a learning rate to be slid.
        """,
        """
          neuron surface data.csv                          into surface.html
          neuron surface data.csv --axes bmi,bias -o s.html
          neuron surface data.csv --learning-rates 0.01,0.1,0.3
          neuron surface data.csv --optimizers gd,momentum,adam --epochs 50
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    Neuron neuron = neuronOptions.neuron();
    training.testing().refuse("surface");
    drawing.check(training);
    if (drawing.methodAsFile() != null) {
      console.note(drawing.methodAsFile());
    }
    plans(neuron, training.startBeforeReading()); // contradictions are told before anything is read
    data.requireFiles();
    OutputConflicts places = training.places(console, training.filesRead(data));
    places.take("--output", drawing.file());
    places.take("--rejects", data.rejects());
    places.take("--cache", storage.cache());
    DataRequest request = data.request(console, threads.count(), false);
    try (AtomicFile file = drawing.open()) {
      TrainingData loaded = TrainingData.load(console, request, training, storage);
      FindingTalk.pointToLogLoss(neuron, loaded.training().statistics().target(), console);
      int[] coordinates = drawing.coordinates(loaded.training().columns().names());
      try (Problem problem = loaded.problem(neuron, threads.count())) {
        FindingTalk.warnOfTargets(problem, console);
        List<Descent> descents = descend(console, loaded, problem);
        Dataset dataset = loaded.training();
        ExampleSample sample = loaded.sample(Surface.mostExamples(dataset), training.seed());
        String names = data.names();
        write(console, Surface.of(names, dataset, problem, coordinates, descents, sample), file);
        ExitStatus status = status(descents);
        if (status == ExitStatus.DIVERGED || status == ExitStatus.DEAD) {
          List<String> columns = dataset.columns().names();
          descents.stream()
              .flatMap(
                  run -> FindingTalk.causes(run.plan(), problem, run.result(), columns).stream())
              .distinct()
              .forEach(console::error);
        }
        return status;
      }
    }
  }

  private List<TrainingPlan> plans(Neuron neuron, Start start) {
    return Settings.atRates(
        training.plans(neuron, start, drawing.methods(training)),
        plan -> drawing.rates() == null ? List.of(plan.learningRate()) : drawing.rates().rates());
  }

  private List<Descent> descend(Console console, TrainingData loaded, Problem problem) {
    List<TrainingPlan> plans = plans(problem.neuron(), training.start(loaded.training()));
    TrainingPlan first = plans.get(0);
    console.note(RunWording.assumptions(first, problem, loaded.training().scaling().kind()));
    ProgressLine progress = new ProgressLine(console);
    Interruption.listen(console);
    try {
      return Descents.train(
          plans, problem, line -> progress.epoch(line, first.epochs()), Interruption::requested);
    } finally {
      progress.clear();
    }
  }

  private static ExitStatus status(List<Descent> descents) {
    if (Descents.areInterrupted(descents)) {
      return Interruption.status();
    }
    Verdict failure = Descents.failure(descents);
    ExitStatus failed = failure == Verdict.DEAD ? ExitStatus.DEAD : ExitStatus.DIVERGED;
    return failure == null ? ExitStatus.DONE : failed;
  }

  private void write(Console console, Surface surface, AtomicFile file) {
    String page = SurfacePage.of(surface);
    if (file == null) {
      console.out().print(page);
    } else {
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      console.out().print(SurfaceTables.text(surface, console.widthOut()));
      console.out().flush();
      file.finish(bytes);
      String size = (bytes.length + 500) / 1000 + " KB";
      console.note(
          "drew the surface in " + drawing.file() + " (" + size + "); open it in a browser");
    }
    console.out().flush();
  }
}
