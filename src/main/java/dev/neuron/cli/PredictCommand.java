package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import dev.neuron.data.DataException;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.RecordEncoder;
import dev.neuron.data.RecordStream;
import dev.neuron.data.SourceRecord;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.PredictionWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuron predict}: one output row per input row, in constant memory. */
@Command(
    name = "predict",
    description = "Predicts with a saved neuron: writes the data's columns and the prediction.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron predict model.json new.csv > predicted.csv",
      "  neuron predict model.json new.csv --only                 the predictions alone",
      "  neuron predict model.json new.csv --output predicted.csv  appears whole or not at all",
      "  zcat big.csv.gz | neuron predict model.json - --missing skip",
      "",
      "Columns are found by name; their order and further columns do not matter.",
      "Cells are written as they were read: where a spreadsheet opens the result, a cell of the",
      "data that begins with = is a formula there too.",
      ""
    })
final class PredictCommand implements Subcommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private String model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "CSV files with the same columns, or - for standard input.")
  private List<String> data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 100,
      description = "Where to write (default: standard output).")
  private String output;

  @Option(
      names = "--only",
      order = 101,
      description = "Write the predictions alone, without the data's columns.")
  private boolean only;

  @Option(
      names = "--name",
      paramLabel = "COL",
      order = 102,
      description = "Name of the new column (default: ${DEFAULT-VALUE}).")
  private String name = "prediction";

  @Mixin private ModelRows rows;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    TrainedNeuron neuron = ModelFile.load(Sources.path(model));
    boolean seen = output == null && Terminal.is(1); // then the rows tell how far it is
    ProgressLine progress = new ProgressLine(console);
    try (RecordStream stream = rows.open(data, console, seen ? LoadProgress.NONE : progress)) {
      RecordEncoder encoder = rows.encoder(rows.columns(neuron), stream);
      refuseTwice(stream);
      if (output == null || output.equals("-")) {
        predict(neuron, stream, encoder, console, console.out());
      } else {
        Path path = Sources.path(output);
        try (AtomicFile file = AtomicFile.create(path)) {
          Answer answer = Answer.to(file);
          predict(neuron, stream, encoder, console, answer);
          answer.flush();
          file.commit();
        }
      }
    } finally {
      progress.clear();
    }
    return ExitStatus.DONE;
  }

  private void refuseTwice(RecordStream stream) {
    if (!only && stream.hasHeader() && stream.header().contains(name)) {
      throw DataException.request(
          "the data have a column '" + name + "' already", "use --name for another name");
    }
  }

  private void predict(
      TrainedNeuron neuron,
      RecordStream stream,
      RecordEncoder encoder,
      Console console,
      Answer answer) {
    PredictionWriter writer = new PredictionWriter(answer, stream.delimiter(), only);
    if (stream.hasHeader()) {
      writer.header(stream.header(), name);
    }
    double[] x = new double[neuron.features()];
    long missing = 0;
    long infinite = 0;
    for (SourceRecord row = stream.next(); row != null; row = stream.next()) {
      boolean complete = encoder.features(row, x);
      double prediction = complete ? neuron.predict(x) : Double.NaN;
      missing += complete ? 0 : 1;
      infinite += complete && !Double.isFinite(prediction) ? 1 : 0;
      writer.row(row.cells(), prediction);
    }
    tell(console, missing, "a missing cell and no prediction");
    tell(console, infinite, "a prediction beyond the range of numbers, left empty");
  }

  private static void tell(Console console, long count, String what) {
    if (count > 0) {
      console.warn(count + (count == 1 ? " row has " : " rows have ") + what);
    }
  }
}
