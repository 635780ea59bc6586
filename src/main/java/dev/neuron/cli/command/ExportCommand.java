package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Terminal;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputOption;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.SafeText;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.model.export.Language;
import java.nio.file.Path;
import java.util.List;

/** {@code neuron export}. */
public final class ExportCommand extends Subcommand {
  private final Option<String> model = argument("MODEL", "The model file.");
  private final Option<Language> language =
      option("--to", "LANGUAGE")
          .required()
          .help("${COMPLETION-CANDIDATES}.")
          .choice(Language.class);

  private final OutputOption output = add(new OutputOption());

  public ExportCommand() {
    super(
        "Writes a saved neuron in another language or file format: the same predictions elsewhere.",
        """
          neuron export model.json --to sql                     a query over the table "data"
          neuron export model.json --to python > model.py       python3 model.py < data.csv
          neuron export model.json --to java -o NeuronModel.java
          neuron export model.json --to excel -o model.xlsx     type or paste rows, see them predicted
          neuron export model.json --to onnx -o model.onnx      for ONNX Runtime; --to pmml for JPMML
        """);
  }

  /** What has to be made of cells before an export takes them, where it does not do so itself. */
  private void warnOfRawCells(CellReading reading, Console console) {
    if (language.value().readsCells()) {
      return;
    }
    boolean spreadsheet = language.value() == Language.EXCEL; // knows marks, percent and dates
    if (!spreadsheet) {
      warnOfNumbers(reading, console);
    }
    reading
        .conversions()
        .units()
        .forEach(
            (column, unit) -> {
              if (!spreadsheet || !unit.behind().equals("%")) {
                console.warn(
                    "the export takes plain numbers in "
                        + SafeText.of(column)
                        + (unit.behind().equals("%") ? ": 0.05, not 5%" : ", without their unit"));
              }
            });
  }

  private static void warnOfNumbers(CellReading reading, Console console) {
    if (reading.thousands() != CsvFormat.NONE) {
      console.warn("the export takes numbers without marks between thousands: 1200, not 1,200");
    }
    if (reading.decimal() == ',') {
      console.warn("the export takes numbers with a point before decimals: 1.5, not 1,5");
    }
    reading
        .conversions()
        .dates()
        .forEach(
            (column, date) ->
                console.warn(
                    "the export takes numbers in "
                        + (date.parts().isEmpty()
                            ? SafeText.of(column) + ": days since " + date.firstDate()
                            : SafeText.of(column + ":" + String.join(",", date.parts())))));
  }

  private void refuseNameOfAnother() {
    Path file = output.file();
    Language named = file == null ? null : Language.ofFile(file.toString());
    if (named != null && named != language.value()) {
      throw new UsageException(
          "--output: '"
              + file
              + "' ends as files of --to "
              + named
              + " do; use --to "
              + named
              + ", or a name that ends in ."
              + language.value().extension());
    }
  }

  @Override
  public ExitStatus run(Console console) {
    refuseNameOfAnother();
    output.spare(console, List.of(model.value()));
    TrainedNeuron neuron = ModelFile.load(DataArguments.path(model.value()));
    if (output.file() == null && language.value().isBinary() && Terminal.is(1)) {
      throw new UsageException(
          "--to " + language.value() + " writes no text: name a file with -o, or send it into one");
    }
    warnOfRawCells(neuron.columns().reading(), console);
    byte[] bytes = language.value().write(neuron);
    output.write(console, answer -> answer.write(bytes));
    if (output.file() != null) {
      console.note("wrote " + output.file());
    }
    return ExitStatus.DONE;
  }
}
