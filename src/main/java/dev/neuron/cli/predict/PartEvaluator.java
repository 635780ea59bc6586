package dev.neuron.cli.predict;

import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.data.BadRows;
import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.part.PartRecords;
import dev.neuron.data.rows.RowParser;
import dev.neuron.math.Affine;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.words.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Takes the affine values and targets of rows, here or on an executor. */
public final class PartEvaluator implements PartRecords.Task<PartEvaluator.Evaluated> {
  private static final long serialVersionUID = 1;

  /** Takes a row. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes a row that has everything.
     *
     * @param row its number, from 1
     * @param z its affine value
     * @param y its target
     * @param s its weight
     * @param x its features, (features); the next row overwrites them
     */
    void take(long row, double z, double y, double s, double[] x);
  }

  /**
   * What rows gave.
   *
   * @param rows how many there were
   * @param rejected how many of them were bad
   * @param classes whether a 1 or 0 stood for a text of the target
   * @param taken row number, affine value, target and weight of each that has everything
   */
  public record Evaluated(long rows, long rejected, boolean classes, List<double[]> taken)
      implements Serializable {
    /** Hands the rows on without their features, counted after those before. */
    public void give(long before, Taker taker) {
      for (double[] row : taken) {
        taker.take(before + (long) row[0], row[1], row[2], row[3], null);
      }
    }
  }

  private final Neuron neuron;
  private final Columns columns;
  private final Affine affine;
  private final UnseenRule unseen;
  private final boolean skips; // bad rows
  private final int weights;

  /**
   * An evaluator of a neuron.
   *
   * @param columns its columns, with the target to compare with
   * @param weights the place of the column of weights, from 0, or −1
   */
  public PartEvaluator(TrainedNeuron model, Columns columns, PredictionOptions rows, int weights) {
    this.neuron = model.neuron();
    this.columns = columns;
    this.affine = model.affine();
    this.unseen = rows.unseen();
    this.skips = rows.badRows().skip();
    this.weights = weights;
  }

  @Override
  public Evaluated run(RecordStream rows) {
    List<double[]> taken = new ArrayList<>();
    Evaluated all = take(rows, (row, z, y, s, x) -> taken.add(new double[] {row, z, y, s}));
    return new Evaluated(all.rows(), all.rejected(), all.classes(), taken);
  }

  /** Takes the rows; returns what there was beside them. */
  public Evaluated take(RecordStream rows, Taker taker) {
    BadRows badRows = skips ? BadRows.skipping() : BadRows.ERROR;
    RowParser parser = RowParser.examples(columns, rows, unseen, badRows, weights);
    double[] x = new double[columns.size()];
    long count = 0;
    long rejected = 0;
    for (SourceRecord row = rows.next(); row != null; row = rows.next()) {
      count++;
      if (parser.parse(row)) {
        parser.features(x);
        double y = checked(row, parser.target());
        taker.take(row.number(), affine.at(x), y, parser.weight(), x);
      }
      rejected += parser.isBad() ? 1 : 0;
    }
    return new Evaluated(count, rejected, parser.tookClass(), List.of());
  }

  /** Log-loss is defined for two targets alone. */
  private double checked(SourceRecord row, double y) {
    if (neuron.cost().kind() == Cost.Kind.LOG_LOSS && y != 0 && y != 1) {
      String problem = "is neither 0 nor 1, as log-loss needs";
      throw DataException.content(
          new Fault(row.file(), row.line(), columns.target(), Numbers.shortest(y), problem, null));
    }
    return y;
  }
}
