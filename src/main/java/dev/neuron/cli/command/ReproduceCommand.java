package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.ExpansionOption;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.QueryOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.session.RecordedLog;
import dev.neuron.cli.session.RecordedRun;
import dev.neuron.cli.session.ReproductionDiff;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.block.MemoryBudget;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.ReproductionReport;
import dev.neuron.train.EpochResult;
import dev.neuron.train.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** {@code neuron reproduce}. */
public final class ReproduceCommand extends Subcommand {
  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON
  }

  private final Option<String> model = argument("MODEL", "The model file.");
  private final Option<List<String>> data =
      optionalArguments(1, "DATA", "The data, if they are not where they were.")
          .otherwise(List.of());
  private final Option<Path> log =
      option("--log", "FILE")
          .help("Compare every epoch with this log of the run, .csv or .jsonl.")
          .file();

  private final Option<Format> format =
      option("--format", "NAME").help("text or json (default: text).").choice(Format.TEXT);

  private final QueryOptions query = add(new QueryOptions());
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
    RecordedRun then = new RecordedRun(model.value(), provenance);
    QuietTraining train = command(then);
    then.check(engine);
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
    then.noteOtherProgram(console);
    TrainedNeuron again;
    try {
      again =
          train.again(
              console,
              recorded,
              then::check,
              listener,
              () -> reached[0] >= provenance.training().epochs());
    } catch (DataException failed) { // other data, or none
      DataException other =
          failed.withRemedies(
              failed.kind() == DataException.Kind.TOO_LARGE
                  ? MemoryBudget::ofTheSameData
                  : this::ofOtherData);
      if (format.value() == Format.JSON) {
        console.out().print(report(provenance, List.of(other.getMessage())).json());
      }
      throw other;
    }
    List<String> differences =
        ReproductionDiff.of(recorded, again, reached[0], lines == null ? null : lines.difference());
    ReproductionReport report = report(provenance, differences);
    console.out().print(format.value() == Format.JSON ? report.json() : report.text());
    if (!differences.isEmpty()) {
      console.error(model.value() + ": not reproduced");
    }
    if (!differences.isEmpty() && !log.isGiven()) {
      console.note("--log FILE, with the log of that run, shows the first epoch that differs");
    }
    return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  /** No option makes data what they were; how far they may unpack is all there is to say. */
  private String ofOtherData(String remedy) {
    return remedy.contains("--max-expansion")
        ? remedy
        : "these are not the data that " + model.value() + " was trained on";
  }

  private ReproductionReport report(Provenance provenance, List<String> differences) {
    return new ReproductionReport(model.value(), provenance.training(), differences);
  }

  /** The command as it was given then. */
  private QuietTraining command(RecordedRun then) {
    QuietTraining train = new QuietTraining();
    List<String> args = engine.typed();
    args.addAll(query.typed());
    args.addAll(expansion.typed());
    args.addAll(train.arguments(then.provenance().training().options(), then::foreign));
    args.add("--");
    args.addAll(data.value().isEmpty() && !query.isGiven() ? then.files() : data.value());
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
}
