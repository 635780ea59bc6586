package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputOption;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.predict.IntervalOption;
import dev.neuron.cli.predict.PredictionPass;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
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

  private final IntervalOption interval = add(new IntervalOption());
  private final OutputOption output = add(new OutputOption());
  private final PredictionOptions rows = add(new PredictionOptions("which then has no prediction"));
  private final EngineOptions engine = add(new EngineOptions());

  public PredictCommand() {
    super(
        "Predicts with a saved neuron: writes the data's columns and the prediction.",
        """
          neuron predict model.json new.csv > predicted.csv
          neuron predict model.json new.csv --only                 the predictions alone
          neuron predict model.json new.csv --output predicted.csv  appears whole or not at all
          neuron predict model.json new.csv --interval 0.9         with an interval that holds 9 of 10
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
    DataArguments.requireFiles(rows.isQuery() ? List.of() : data.or(List.of()));
    PredictionPass pass =
        new PredictionPass(
            neuron,
            data.value(),
            rows,
            interval.radius(neuron, model.value()),
            name.value(),
            only.value(),
            output.isSeen());
    output.write(console, answer -> pass.run(console, engine, answer));
    return ExitStatus.DONE;
  }
}
