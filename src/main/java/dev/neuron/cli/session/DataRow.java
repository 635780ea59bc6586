package dev.neuron.cli.session;

import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadReport;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.rows.RowParser;
import dev.neuron.math.Block;
import java.util.Arrays;

/** {@code --row N}: the N-th data row, from 1, as an example in the coordinates of its data. */
public final class DataRow {
  private DataRow() {}

  /**
   * Finds it among the examples, or reads it again where rows were left out before it.
   *
   * @throws DataException of kind REQUEST if there is no such row, or it has no example
   */
  public static Block find(Dataset data, DataRequest request, long row) {
    LoadReport report = data.report();
    if (row > report.rowsRead()) {
      throw DataException.request(
          "there is no row " + row + ": the data have " + report.rowsRead(), null);
    }
    return report.rowsRead() == report.rowsUsed() ? example(data, row) : again(data, request, row);
  }

  private static Block example(Dataset data, long row) {
    long before = 0;
    for (Block block : data.blocks()) {
      if (row <= before + block.rows()) {
        int at = (int) (row - 1 - before);
        int n = block.columns();
        double[] x = Arrays.copyOfRange(block.x(), at * n, (at + 1) * n);
        double[] weight = block.weights() == null ? null : new double[] {block.weights()[at]};
        return new Block(x, new double[] {block.y()[at]}, weight, 1, n);
      }
      before += block.rows();
    }
    throw new IllegalStateException("row " + row + " of " + before);
  }

  private static Block again(Dataset data, DataRequest request, long row) {
    for (DataSource source : request.sources()) {
      if (source.path() == null) {
        throw DataException.request(
            "--row cannot be found in what is read only once when rows were left out",
            "name a file, or leave the rows out in the --query");
      }
    }
    double[] x = new double[data.features()];
    try (RecordStream stream = RecordStream.open(request.sources(), request.format())) {
      RowParser parser = RowParser.examples(data.columns(), stream, UnseenRule.ERROR, null, -1);
      SourceRecord record = stream.next();
      while (record.number() < row) {
        record = stream.next();
      }
      if (!parser.parse(record)) {
        throw DataException.request("row " + row + " was skipped: a cell is missing", null);
      }
      parser.features(x);
      for (int j = 0; j < x.length; j++) {
        x[j] = (x[j] - data.scaling().shift()[j]) / data.scaling().scale()[j];
      }
      double[] weight =
          data.blocks().get(0).weights() != null ? new double[] {parser.weight()} : null;
      return new Block(x, new double[] {parser.target()}, weight, 1, x.length);
    }
  }
}
