package dev.neuron.cli.command;

import dev.neuron.cli.console.ClosedPipeException;
import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.CompareOptions;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.NeuronOptions;
import dev.neuron.cli.option.OutputConflicts;
import dev.neuron.cli.option.PlotOptions;
import dev.neuron.cli.option.StorageOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.cli.session.CompareSession;
import dev.neuron.cli.session.Exports;
import dev.neuron.math.Neuron;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.compare.Compared;
import dev.neuron.report.compare.ComparedModels;
import dev.neuron.report.compare.ComparisonFormat;
import dev.neuron.report.compare.ComparisonSummary;
import dev.neuron.report.compare.LoggedRuns;
import dev.neuron.report.compare.RunCharts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** {@code neuron compare}. */
public final class CompareCommand extends Subcommand {
  private final DataOptions data = add(new DataOptions());
  private final CompareOptions comparing = add(new CompareOptions());
  private final PlotOptions plotting = add(new PlotOptions());
  private final NeuronOptions neuronOptions = add(new NeuronOptions());
  private final TrainingOptions training = add(TrainingOptions.ofSeveral());
  private final StorageOptions storage = add(new StorageOptions());
  private final ThreadsOption threads = add(new ThreadsOption());
  private final EngineOptions engine = add(new EngineOptions());

  public CompareCommand() {
    super(
        "Trains with several learning rates side by side, and shows what theory said they would do"
            + " beside what they did.",
        """
          neuron compare data.csv                               seven rates around the stable limit
          neuron compare data.csv --learning-rates 1e-3:10:9    nine rates, log-spaced
          neuron compare data.csv --optimizers gd,momentum,adam --epochs 50
          neuron compare data.csv --batch-sizes full,32 --seeds 1:10
          neuron compare data.csv --export table.md --export runs.jsonl --plot losses.html
          neuron compare --logs a.jsonl b.csv                   runs that train --log wrote
          neuron compare --models a.json b.json                 and neurons that it saved
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    comparing.check(training);
    if (comparing.finished() != null) {
      return compareFinished(console);
    }
    Neuron neuron = neuronOptions.neuron();
    CompareSession session =
        new CompareSession(
            console, data, comparing, neuronOptions, training, storage, engine, threads.count());
    engine.check(data, threads);
    session.check(neuron);
    data.requireFiles();
    OutputConflicts places = outputs(console, training.filesRead(data));
    places.take("--rejects", data.rejects());
    places.take("--cache", storage.cache());
    try (Exports exports = new Exports(comparing.exports());
        PlotOptions.Pictures pictures = plotting.open()) {
      ComparisonSummary summary = session.run(neuron, exports);
      boolean any = !summary.standings().places().isEmpty();
      Supplier<Chart> chart = any ? () -> RunCharts.of(summary, data.names()) : null;
      answer(console, summary, exports, chart, pictures);
      return Interruption.requested()
          ? Interruption.status()
          : summary.standings().allFailed() ? ExitStatus.DIVERGED : ExitStatus.DONE;
    }
  }

  /** Where the answer goes besides stdout. */
  private OutputConflicts outputs(Console console, List<String> inputs) {
    OutputConflicts places = training.places(console, inputs);
    comparing.exports().forEach(file -> places.take("--export", file));
    plotting.take(places);
    return places;
  }

  private ExitStatus compareFinished(Console console) {
    boolean both = comparing.logs() != null && comparing.models() != null;
    if (both || data.isGiven()) {
      throw new UsageException("--logs and --models each stand alone, without DATA");
    }
    if (comparing.models() != null && plotting.isGiven()) {
      throw new UsageException("--plot draws runs; --models has none, but --logs has");
    }
    outputs(console, comparing.finished().stream().map(Path::toString).toList());
    try (Exports exports = new Exports(comparing.exports());
        PlotOptions.Pictures pictures = plotting.open()) {
      if (comparing.models() != null) {
        answer(console, new ComparedModels(comparing.models()), exports, null, pictures);
      } else {
        LoggedRuns logs = LoggedRuns.read(comparing.logs());
        answer(console, logs, exports, logs::chart, pictures);
      }
      return ExitStatus.DONE;
    }
  }

  /**
   * Exports, prints, draws and saves. Where nobody reads what is printed the files are saved all
   * the same, and the exit status stays that of the runs.
   *
   * @param chart makes the picture; null without one
   * @param pictures the files it goes to
   */
  private void answer(
      Console console,
      Compared compared,
      Exports exports,
      Supplier<Chart> chart,
      PlotOptions.Pictures pictures) {
    boolean drawn =
        chart != null && comparing.format() == ComparisonFormat.TEXT && plotting.onTerminal();
    boolean saved = chart != null && !pictures.isEmpty();
    Chart made = drawn || saved ? chart.get() : null;
    exports.finish(compared);
    try {
      console
          .out()
          .print(comparing.format().render(compared, console.colorsOut(), console.widthOut()));
      if (drawn) {
        plotting.draw(made, console);
      }
      console.out().flush();
    } catch (ClosedPipeException gone) {
      console.debug("nobody reads standard output any longer");
    }
    if (saved) {
      pictures.save(made);
    }
  }
}
