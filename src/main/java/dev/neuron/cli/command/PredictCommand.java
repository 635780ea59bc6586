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
import dev.neuron.math.Cost;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.PredictionWriter;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fold.HeldOutErrors;
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

  private final Option<Double> interval =
      option("--interval", "LEVEL")
          .above(0)
          .below(1)
          .help(
              "Add an interval, as prediction_low and prediction_high, that holds a new row's"
                  + " target in this share of cases; the neuron needs --validation or --folds in"
                  + " training.")
          .number();

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
    double radius = interval.isGiven() ? radius(neuron) : Double.NaN;
    output.write(console, answer -> predict(neuron, radius, console, answer));
    return ExitStatus.DONE;
  }

  /** Half the width of the intervals asked for. */
  private double radius(TrainedNeuron neuron) {
    HeldOutErrors errors = neuron.heldOut() == null ? null : neuron.heldOut().errors();
    if (errors == null) {
      boolean estimates =
          neuron.neuron().cost().kind() != Cost.Kind.LOG_LOSS && !neuron.neuron().cost().isMargin();
      throw DataException.request(
          estimates
              ? model.value() + " does not know how far it is off on rows it was not trained with"
              : "the predictions of " + model.value() + " are no estimates of its targets",
          estimates ? "train it with --validation 0.2 or --folds 10" : "leave out --interval");
    }
    double level = interval.value();
    if (level > errors.highestLevel()) {
      throw DataException.request(
          "--interval "
              + Numbers.shortest(level)
              + " asks for more than "
              + errors.count()
              + " held-out rows can tell",
          "at most " + Numbers.shortest(Math.floor(1e6 * errors.highestLevel()) / 1e6));
    }
    return errors.radius(level);
  }

  private void predict(TrainedNeuron neuron, double radius, Console console, Utf8Output answer) {
    PartPredictor predictor =
        new PartPredictor(
            neuron, rows.columns(neuron), rows.unseen(), only.value(), seen(), radius);
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
    List<String> more =
        interval.isGiven()
            ? List.of(name.value(), name.value() + "_low", name.value() + "_high")
            : List.of(name.value());
    for (String one : more) {
      if (!only.value() && names.contains(one)) {
        throw DataException.request(
            "the data have a column '" + one + "' already", "use --name for another name");
      }
    }
    writer.header(heading, more);
  }

  private static void tell(Console console, long count, String what) {
    if (count > 0) {
      console.warn(Counted.of(count, "row") + (count == 1 ? " has " : " have ") + what);
    }
  }
}
