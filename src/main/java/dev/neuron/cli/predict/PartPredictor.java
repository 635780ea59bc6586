package dev.neuron.cli.predict;

import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.data.BadRows;
import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.part.PartRecords;
import dev.neuron.data.rows.RowParser;
import dev.neuron.math.Affine;
import dev.neuron.math.Neuron;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.PredictionWriter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** Writes rows with their predictions, here or on an executor. */
public final class PartPredictor implements PartRecords.Task<PartPredictor.Written> {
  private static final long serialVersionUID = 1;

  /**
   * What was written.
   *
   * @param text the rows, UTF-8; null if they went elsewhere
   * @param bad rows without a prediction as they cannot be read
   * @param missing rows without a prediction, for a missing cell
   * @param infinite rows whose prediction no number holds
   * @param failure what is wrong with the row after them, or null
   */
  public record Written(byte[] text, long bad, long missing, long infinite, DataException failure)
      implements Serializable {
    public static final Written NOTHING = new Written(null, 0, 0, 0, null);

    public Written plus(Written more) {
      return new Written(
          null, bad + more.bad, missing + more.missing, infinite + more.infinite, null);
    }
  }

  /** Takes a row with its prediction. */
  @FunctionalInterface
  public interface Taker {
    void take(SourceRecord row, double prediction);
  }

  private final Neuron neuron;
  private final Columns columns;
  private final Affine affine;
  private final UnseenRule unseen;
  private final boolean skips; // bad rows
  private final boolean only;
  private final boolean seen;
  private final double radius; // half the width of an interval, NaN for none

  public PartPredictor(
      TrainedNeuron model,
      Columns columns,
      PredictionOptions rows,
      boolean only,
      boolean seen,
      double radius) {
    this.neuron = model.neuron();
    this.columns = columns;
    this.affine = model.affine();
    this.unseen = rows.unseen();
    this.skips = rows.badRows().skip();
    this.only = only;
    this.seen = seen;
    this.radius = radius;
  }

  @Override
  public Written run(RecordStream rows) {
    StringBuilder text = new StringBuilder();
    Written written = Written.NOTHING;
    DataException failure = null;
    try {
      written = write(rows, new PredictionWriter(text, rows.delimiter(), only, seen));
    } catch (DataException e) { // the rows before it are written, as they are elsewhere
      failure = e;
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new Written(bytes, written.bad(), written.missing(), written.infinite(), failure);
  }

  @Override
  public DataException failure(Written result) {
    return result.failure();
  }

  public Columns columns() {
    return columns;
  }

  /**
   * Makes sure before anything is written that the neuron's columns are there.
   *
   * @throws dev.neuron.data.DataException of kind CONTENT if one is not
   */
  public void refuseOtherColumns(RecordStream rows) {
    RowParser.features(columns, rows, unseen, null);
  }

  /** Writes the rows, but no header. */
  public Written write(RecordStream rows, PredictionWriter writer) {
    return take(
        rows,
        (row, prediction) -> {
          if (Double.isNaN(radius)) {
            writer.row(row.raw(), prediction);
          } else {
            writer.row(row.raw(), prediction, prediction - radius, prediction + radius);
          }
        });
  }

  /** Hands on each row with its prediction, NaN where a cell is missing or the row is bad. */
  public Written take(RecordStream rows, Taker taker) {
    BadRows badRows = skips ? BadRows.skipping() : BadRows.ERROR;
    RowParser parser = RowParser.features(columns, rows, unseen, badRows);
    double[] x = new double[columns.size()];
    long bad = 0;
    long missing = 0;
    long infinite = 0;
    for (SourceRecord row = rows.next(); row != null; row = rows.next()) {
      boolean complete = parser.parse(row);
      double prediction = Double.NaN;
      if (complete) {
        parser.features(x);
        prediction = neuron.activation().value(affine.at(x));
      }
      bad += parser.isBad() ? 1 : 0;
      missing += complete || parser.isBad() ? 0 : 1;
      infinite += complete && !Double.isFinite(prediction) ? 1 : 0;
      taker.take(row, prediction);
    }
    return new Written(null, bad, missing, infinite, null);
  }
}
