package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.console.Terminal;
import dev.neuron.cli.console.Utf8Output;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputOption;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.session.PartPredictor;
import dev.neuron.cli.session.SparkData;
import dev.neuron.data.DataException;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.part.PartRecords;
import dev.neuron.engine.spark.SparkParts;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.PredictionWriter;
import dev.neuron.report.words.Counted;
import java.util.ArrayList;
import java.util.List;

/** {@code neuron predict}: one output row per input row, in constant memory. */
public final class PredictCommand extends Subcommand {
  private final Option<String> model = argument("MODEL", "The model file.");
  private final Option<List<String>> data =
      optionalArguments(1, "DATA", "CSV files with the same columns, or - for standard input.")
          .otherwise(List.of());
  private final Option<Boolean> only =
      option("--only").help("Write the predictions alone, without the data's columns.").flag();
  private final Option<String> name =
      option("--name", "COL")
          .help("Name of the new column (default: prediction).")
          .text()
          .otherwise("prediction");

  private final OutputOption output = add(new OutputOption());
  private final PredictionOptions rows = add(new PredictionOptions());
  private final EngineOptions engine = add(new EngineOptions());

  public PredictCommand() {
    super(
        "Predicts with a saved neuron: writes the data's columns and the prediction.",
        """
          neuron predict model.json new.csv > predicted.csv
          neuron predict model.json new.csv --only                 the predictions alone
          neuron predict model.json new.csv --output predicted.csv  appears whole or not at all
          zcat big.csv.gz | neuron predict model.json - --missing skip

        Columns are found by name; their order and further columns do not matter.
        Cells are written as they were read: where a spreadsheet opens the result, a cell of the
        data that begins with = is a formula there too.
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    List<String> read = new ArrayList<>(rows.filesRead(data.value()));
    read.add(model.value());
    output.spare(console, read);
    TrainedNeuron neuron = ModelFile.load(DataArguments.path(model.value()));
    engine.check(data.value(), rows);
    output.write(console, answer -> predict(neuron, console, answer));
    return ExitStatus.DONE;
  }

  private void predict(TrainedNeuron neuron, Console console, Utf8Output answer) {
    PartPredictor predictor =
        new PartPredictor(neuron, rows.columns(neuron), rows.unseen(), only.value(), seen());
    PartPredictor.Written written =
        engine.isSpark()
            ? predictInParts(neuron, predictor, console, answer)
            : predictHere(neuron, predictor, console, answer);
    tell(console, written.missing(), "a missing cell and no prediction");
    tell(console, written.infinite(), "a prediction beyond the range of numbers, left empty");
  }

  private PartPredictor.Written predictHere(
      TrainedNeuron neuron, PartPredictor predictor, Console console, Utf8Output answer) {
    ProgressLine progress = new ProgressLine(console);
    try (RecordStream stream =
        rows.open(neuron, data.value(), console, seen() ? LoadProgress.NONE : progress)) {
      predictor.refuseOtherColumns(stream);
      PredictionWriter writer =
          new PredictionWriter(answer, stream.delimiter(), only.value(), seen());
      header(stream.header(), stream.heading(), writer);
      return predictor.write(stream, writer);
    } finally {
      progress.clear();
    }
  }

  /** Whether the rows go to a terminal, where they tell how far it is. */
  private boolean seen() {
    return output.file() == null && Terminal.is(1);
  }

  /** Executors write the rows, in parts that are put together here in their order. */
  private PartPredictor.Written predictInParts(
      TrainedNeuron neuron, PartPredictor predictor, Console console, Utf8Output answer) {
    SparkParts parts = SparkData.parts(engine, data.value(), rows.format(neuron));
    PartRecords records = parts.records();
    records.notes().forEach(console::tell);
    records.refuseOtherColumns(predictor.columns());
    header(
        records.header(),
        records.heading(),
        new PredictionWriter(answer, records.delimiter(), only.value(), seen()));
    PartPredictor.Written[] all = {PartPredictor.Written.NOTHING};
    parts.run(
        predictor,
        written -> {
          answer.write(written.text());
          all[0] = all[0].plus(written);
        });
    return all[0];
  }

  private void header(List<String> names, List<String> heading, PredictionWriter writer) {
    if (heading.isEmpty()) {
      return;
    }
    if (!only.value() && names.contains(name.value())) {
      throw DataException.request(
          "the data have a column '" + name.value() + "' already", "use --name for another name");
    }
    writer.header(heading, name.value());
  }

  private static void tell(Console console, long count, String what) {
    if (count > 0) {
      console.warn(Counted.of(count, "row") + (count == 1 ? " has " : " have ") + what);
    }
  }
}
