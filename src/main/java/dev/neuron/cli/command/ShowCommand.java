package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.rows.RowParser;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.ContributionReport;
import dev.neuron.report.answer.NeuronReport;
import dev.neuron.report.words.Counted;
import java.util.List;

/** {@code neuron show}. */
public final class ShowCommand extends Subcommand {
  /** How the neuron is written. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  private final Option<String> model = argument("MODEL", "The model file.");
  private final Option<List<String>> data =
      optionalArguments(1, "DATA", "Data to take the row of --row from, or - for standard input.")
          .otherwise(List.of());
  private final Option<Long> row =
      option("--row", "N")
          .atLeast(1)
          .in(Section.DATA)
          .help("Show how the N-th row of DATA, from 1, becomes a prediction.")
          .whole();
  private final Option<Format> format =
      option("--format", "FORMAT")
          .help("${COMPLETION-CANDIDATES} (default: text).")
          .choice(Format.TEXT);

  private final PredictionOptions rows = add(new PredictionOptions());

  public ShowCommand() {
    super(
        "Shows a saved neuron: its formula, its weights by size, where it comes from.",
        """
          neuron show model.json
          neuron show model.json data.csv --row 17    how that row becomes a prediction
          neuron show model.json --format markdown >> README.md
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    if ((data.value().isEmpty() && !rows.isQuery()) == row.isGiven()) {
      throw new UsageException("--row N and DATA go together");
    }
    TrainedNeuron neuron = ModelFile.load(DataArguments.path(model.value()));
    console.out().print(row.isGiven() ? contributions(neuron, console) : neuron(neuron));
    return ExitStatus.DONE;
  }

  private String neuron(TrainedNeuron neuron) {
    NeuronReport report = new NeuronReport(neuron);
    return switch (format.value()) {
      case TEXT -> report.text();
      case JSON -> report.json();
      case MARKDOWN -> report.markdown();
    };
  }

  private String contributions(TrainedNeuron neuron, Console console) {
    try (RecordStream stream = rows.open(neuron, data.value(), console, LoadProgress.NONE)) {
      RowParser parser = RowParser.features(rows.columns(neuron), stream, rows.unseen(), null);
      double[] x = new double[neuron.features()];
      if (!parser.parse(find(stream))) {
        String problem = "row " + row.value() + " has a missing cell and no prediction";
        throw DataException.content(Fault.of(rows.names(data.value()).get(0), problem, null));
      }
      parser.features(x);
      ContributionReport report = new ContributionReport(neuron, row.value(), x);
      return switch (format.value()) {
        case TEXT -> report.text();
        case JSON -> report.json();
        case MARKDOWN -> report.markdown();
      };
    }
  }

  private SourceRecord find(RecordStream stream) {
    long last = 0;
    for (SourceRecord record = stream.next(); record != null; record = stream.next()) {
      if (record.number() == row.value()) {
        return record;
      }
      last = record.number();
    }
    throw DataException.request(
        "there is no row " + row.value(), "the data have " + Counted.of(last, "row"));
  }
}
