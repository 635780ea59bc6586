package dev.neuron.cli;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.RecordEncoder;
import dev.neuron.data.RecordStream;
import dev.neuron.data.SourceRecord;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.ContributionReport;
import dev.neuron.report.NeuronReport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuron show}. */
@Command(
    name = "show",
    description = "Shows a saved neuron: its formula, its weights by size, where it comes from.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron show model.json",
      "  neuron show model.json data.csv --row 17    how that row becomes a prediction",
      "  neuron show model.json --format markdown >> README.md",
      ""
    })
final class ShowCommand implements Subcommand {
  /** How the neuron is written. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private String model;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DATA",
      description = "Data to take the row of --row from, or - for standard input.")
  private List<String> data = List.of();

  @Option(
      names = "--row",
      paramLabel = "N",
      order = 100,
      description = "Show how the N-th row of DATA, from 1, becomes a prediction.")
  private Long row;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = 101,
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.TEXT;

  @Mixin private ModelRows rows;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    if (data.isEmpty() != (row == null)) {
      throw new UsageException("--row N and DATA go together");
    }
    if (row != null && row < 1) {
      throw new UsageException("--row counts from 1");
    }
    TrainedNeuron neuron = ModelFile.load(Sources.path(model));
    console.out().print(row == null ? neuron(neuron) : contributions(neuron, console));
    return ExitStatus.DONE;
  }

  private String neuron(TrainedNeuron neuron) {
    NeuronReport report = new NeuronReport(neuron);
    return switch (format) {
      case TEXT -> report.text();
      case JSON -> report.json();
      case MARKDOWN -> report.markdown();
    };
  }

  private String contributions(TrainedNeuron neuron, Console console) {
    try (RecordStream stream = rows.open(neuron, data, console, LoadProgress.NONE)) {
      RecordEncoder encoder = rows.encoder(rows.columns(neuron), stream);
      double[] x = new double[neuron.features()];
      if (!encoder.features(find(stream), x)) {
        String problem = "row " + row + " has a missing cell and no prediction";
        throw DataException.content(Fault.of(data.get(0), problem, null));
      }
      ContributionReport report = new ContributionReport(neuron, row, x);
      return switch (format) {
        case TEXT -> report.text();
        case JSON -> report.json();
        case MARKDOWN -> report.markdown();
      };
    }
  }

  private SourceRecord find(RecordStream stream) {
    long last = 0;
    for (SourceRecord record = stream.next(); record != null; record = stream.next()) {
      if (record.number() == row) {
        return record;
      }
      last = record.number();
    }
    throw DataException.request("there is no row " + row, "the data have " + last + " rows");
  }
}
