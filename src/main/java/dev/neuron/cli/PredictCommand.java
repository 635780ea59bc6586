package dev.neuron.cli;

import dev.neuron.data.DataException;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.PartRecords;
import dev.neuron.data.RecordStream;
import dev.neuron.engine.spark.SparkParts;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.PredictionWriter;
import java.util.ArrayList;
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

  @Mixin private OutputOption output;
  @Mixin private ModelRows rows;
  @Mixin private EngineOptions engine;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    List<String> read = new ArrayList<>(data);
    read.add(model);
    output.spare(read);
    TrainedNeuron neuron = ModelFile.load(Sources.path(model));
    engine.check(data);
    output.write(console, answer -> predict(neuron, console, answer));
    return ExitStatus.DONE;
  }

  private void predict(TrainedNeuron neuron, Console console, Answer answer) {
    PartPredictor predictor = new PartPredictor(neuron, rows.columns(neuron), rows.unseen(), only);
    PartPredictor.Written written =
        engine.isSpark()
            ? predictInParts(neuron, predictor, console, answer)
            : predictHere(neuron, predictor, console, answer);
    tell(console, written.missing(), "a missing cell and no prediction");
    tell(console, written.infinite(), "a prediction beyond the range of numbers, left empty");
  }

  private PartPredictor.Written predictHere(
      TrainedNeuron neuron, PartPredictor predictor, Console console, Answer answer) {
    boolean seen = output.file() == null && Terminal.is(1); // then the rows tell how far it is
    ProgressLine progress = new ProgressLine(console);
    try (RecordStream stream =
        rows.open(neuron, data, console, seen ? LoadProgress.NONE : progress)) {
      predictor.refuseOtherColumns(stream);
      PredictionWriter writer = new PredictionWriter(answer, stream.delimiter(), only);
      header(stream.hasHeader(), stream.header(), writer);
      return predictor.write(stream, writer);
    } finally {
      progress.clear();
    }
  }

  /** Executors write the rows, in parts that are put together here in their order. */
  private PartPredictor.Written predictInParts(
      TrainedNeuron neuron, PartPredictor predictor, Console console, Answer answer) {
    SparkParts parts = SparkData.parts(engine, data, rows.format(neuron));
    PartRecords records = parts.records();
    records.notes().forEach(console::tell);
    records.refuseOtherColumns(predictor.columns());
    header(
        records.hasHeader(),
        records.header(),
        new PredictionWriter(answer, records.delimiter(), only));
    PartPredictor.Written[] all = {PartPredictor.Written.NOTHING};
    parts.run(
        predictor,
        written -> {
          answer.write(written.text());
          all[0] = all[0].plus(written);
        });
    return all[0];
  }

  private void header(boolean named, List<String> names, PredictionWriter writer) {
    if (!named) {
      return;
    }
    if (!only && names.contains(name)) {
      throw DataException.request(
          "the data have a column '" + name + "' already", "use --name for another name");
    }
    writer.header(names, name);
  }

  private static void tell(Console console, long count, String what) {
    if (count > 0) {
      console.warn(count + (count == 1 ? " row has " : " rows have ") + what);
    }
  }
}
