package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.ExpansionOption;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.session.RecordedLog;
import dev.neuron.cli.session.ReproductionDiff;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadReport;
import dev.neuron.data.SafeText;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Program;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.EpochResult;
import dev.neuron.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** {@code neuron reproduce}. */
public final class ReproduceCommand extends Subcommand {
  private final Option<String> model = argument("MODEL", "The model file.");
  private final Option<List<String>> data =
      optionalArguments(1, "DATA", "The data, if they are not where they were.")
          .otherwise(List.of());
  private final Option<Path> log =
      option("--log", "FILE")
          .help("Compare every epoch with this log of the run, .csv or .jsonl.")
          .file();

  private final ExpansionOption expansion = add(new ExpansionOption());
  private final EngineOptions engine = add(new EngineOptions());

  public ReproduceCommand() {
    super(
        "Trains a saved neuron again from the data, options and seed that its file records, and"
            + " compares every bit.",
        """
          neuron reproduce model.json
          neuron reproduce model.json moved/data.csv    the data are elsewhere now
          neuron reproduce model.json --log run.csv     which epoch is the first that differs
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    TrainedNeuron recorded = ModelFile.load(DataArguments.path(model.value()));
    Provenance provenance = recorded.provenance();
    TrainCommand train = command(provenance);
    checkEngine(provenance.training());
    RecordedLog lines = log.isGiven() ? RecordedLog.read(log.value()) : null;
    int[] reached = {-1};
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epoch(EpochResult line) {
            reached[0] = line.epoch();
            if (lines != null) {
              lines.compare(line);
            }
          }
        };
    noteOtherProgram(console, provenance.program());
    TrainedNeuron again =
        train.retrain(
            console,
            report -> checkData(provenance.data(), report),
            listener,
            () -> reached[0] >= provenance.training().epochs());
    List<String> differences =
        ReproductionDiff.of(recorded, again, reached[0], lines == null ? null : lines.difference());
    print(console, provenance.training(), differences);
    return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  private void print(Console console, Provenance.Training training, List<String> differences) {
    if (differences.isEmpty()) {
      console
          .out()
          .println(
              model.value()
                  + ": reproduced to the last bit: "
                  + Counted.of(training.epochs(), "epoch")
                  + ", loss "
                  + Numbers.shortest(training.loss()));
      return;
    }
    console.out().println(model.value() + ": not reproduced");
    for (String difference : differences) {
      console.out().println("  " + difference);
    }
    if (!log.isGiven()) {
      console.note("--log FILE, with the log of that run, shows the first epoch that differs");
    }
  }

  private static void noteOtherProgram(Console console, Program then) {
    Program now = Program.current();
    if (!then.equals(now)) {
      console.note(
          "trained by neuron "
              + then.version()
              + " ("
              + then.commit()
              + ") on Java "
              + then.java()
              + "; this is neuron "
              + now.version()
              + " ("
              + now.commit()
              + ") on Java "
              + now.java());
    }
  }

  /** The command as it was given then. */
  private TrainCommand command(Provenance provenance) {
    TrainCommand train = new TrainCommand();
    List<String> args = engine.typed();
    args.addAll(expansion.typed());
    args.addAll(train.arguments(provenance.training().options(), this::foreign));
    args.add("--");
    args.addAll(data.value().isEmpty() ? names(provenance.data()) : data.value());
    try {
      train.parser("train").parseArgs(args.toArray(new String[0]));
    } catch (ParameterException unknown) {
      String problem = "records options that this program does not take: " + reason(unknown);
      throw DataException.content(Fault.of(model.value(), problem, null));
    }
    return train;
  }

  /** What a converter says of its text names the option already. */
  private static String reason(ParameterException unknown) {
    Throwable cause = unknown.getCause();
    return (cause instanceof TypeConversionException ? cause : unknown).getMessage();
  }

  private DataException foreign(String name) {
    String problem = "records " + SafeText.of(name) + " among its options, which no training does";
    String remedy = "do not trust the file; nothing was trained and nothing written";
    return DataException.content(Fault.of(model.value(), problem, remedy));
  }

  /** Spark sums in another order, so that its bits come back from Spark alone. */
  private void checkEngine(Provenance.Training training) {
    engine.check();
    if (!engine.isSpark() && training.options().containsKey("engine")) {
      throw new UsageException(
          model.value()
              + " was trained by Spark, which a model file does not start: add --engine spark, and"
              + " --master if it was elsewhere");
    }
  }

  private List<String> names(Provenance.Data recorded) {
    List<String> names = new ArrayList<>();
    for (LoadReport.SourceFile file : recorded.files()) {
      if (file.name().equals("-")) {
        throw new UsageException(
            model.value()
                + " was trained on standard input: name the data, neuron reproduce MODEL DATA");
      }
      names.add(file.name());
    }
    return names;
  }

  private void checkData(Provenance.Data recorded, LoadReport read) {
    if (recorded.files().size() != read.files().size()) {
      throw new UsageException(
          model.value()
              + " was trained on "
              + Counted.of(recorded.files().size(), "file")
              + ", not on "
              + read.files().size());
    }
    for (int i = 0; i < read.files().size(); i++) {
      LoadReport.SourceFile then = recorded.files().get(i);
      LoadReport.SourceFile now = read.files().get(i);
      if (!then.sha256().equals(now.sha256())) {
        String problem =
            "is not what "
                + model.value()
                + " was trained on: SHA-256 "
                + now.sha256()
                + ", not "
                + then.sha256();
        throw DataException.content(Fault.of(now.name(), problem, null));
      }
    }
  }
}
