package dev.neuron.cli.predict;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.console.Utf8Output;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.session.SparkData;
import dev.neuron.data.DataException;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.part.PartRecords;
import dev.neuron.engine.spark.SparkParts;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.PredictionWriter;
import dev.neuron.report.words.Counted;
import java.util.List;

/**
 * One pass of data through a saved neuron, one row written for each that is read.
 *
 * @param data the names of the files
 * @param radius half the width of the intervals, NaN for none
 * @param name the new column
 * @param only whether the predictions alone are written
 * @param seen whether the rows go to a terminal, where they themselves tell how far it is
 */
public record PredictionPass(
    TrainedNeuron neuron,
    List<String> data,
    PredictionOptions rows,
    double radius,
    String name,
    boolean only,
    boolean seen) {

  /**
   * Writes the predictions, here or by a cluster where one is asked for.
   *
   * @throws DataException of kind REQUEST if the data have a column of the new one's name
   */
  public void run(Console console, EngineOptions engine, Utf8Output answer) {
    PartPredictor predictor =
        new PartPredictor(neuron, rows.columns(neuron), rows, only, seen, radius);
    PartPredictor.Written written =
        engine.isSpark()
            ? predictInParts(engine, predictor, console, answer)
            : predictHere(predictor, console, answer);
    tell(console, written.bad(), "a bad cell, or too few or many, and no prediction");
    tell(console, written.missing(), "a missing cell and no prediction");
    tell(console, written.infinite(), "a prediction beyond the range of numbers, left empty");
  }

  private PartPredictor.Written predictHere(
      PartPredictor predictor, Console console, Utf8Output answer) {
    ProgressLine progress = new ProgressLine(console);
    try (RecordStream stream =
        rows.open(neuron, data, console, seen ? LoadProgress.NONE : progress)) {
      predictor.refuseOtherColumns(stream);
      PredictionWriter writer = new PredictionWriter(answer, stream.delimiter(), only, seen);
      header(stream.header(), stream.heading(), writer);
      return predictor.write(stream, writer);
    } finally {
      progress.clear();
    }
  }

  /** Executors write the rows, in parts that are put together here in their order. */
  private PartPredictor.Written predictInParts(
      EngineOptions engine, PartPredictor predictor, Console console, Utf8Output answer) {
    SparkParts parts = SparkData.parts(console, engine, data, rows.format(neuron));
    PartRecords records = parts.records();
    records.notes().forEach(console::tell);
    records.refuseOtherColumns(predictor.columns());
    header(
        records.header(),
        records.heading(),
        new PredictionWriter(answer, records.delimiter(), only, seen));
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
        Double.isNaN(radius) ? List.of(name) : List.of(name, name + "_low", name + "_high");
    for (String one : more) {
      if (!only && names.contains(one)) {
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
