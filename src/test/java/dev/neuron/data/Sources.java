package dev.neuron.data;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Short ways to load text in tests. */
public final class Sources {
  private Sources() {}

  public static DataSource text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public static DataSource bytes(byte[] bytes) {
    return DataSource.of("data.csv", new ByteArrayInputStream(bytes));
  }

  /** Raw numbers, hashed, on two threads. */
  public static DataRequest raw(String text) {
    return DataRequest.of(text(text)).withScaling(Scaling.Kind.NONE).withThreads(2);
  }

  /** A format with the header to be guessed and the usual spellings of a missing cell. */
  public static CsvFormat format(char delimiter, char quote, char comment, char decimal) {
    return new CsvFormat(
        HeaderRule.AUTO, delimiter, quote, comment, decimal, null, CsvFormat.MISSING_TOKENS);
  }

  public static Dataset load(DataRequest request) {
    return DataLoader.load(request, LoadProgress.NONE);
  }

  public static Dataset load(String text) {
    return load(raw(text));
  }

  /** All features of a dataset, row by row. */
  public static double[] x(Dataset data) {
    double[] all = new double[(int) data.rows() * data.features()];
    int at = 0;
    for (var block : data.blocks()) {
      System.arraycopy(block.x(), 0, all, at, block.rows() * block.columns());
      at += block.rows() * block.columns();
    }
    return all;
  }

  /** All targets of a dataset. */
  public static double[] y(Dataset data) {
    double[] all = new double[(int) data.rows()];
    int at = 0;
    for (var block : data.blocks()) {
      System.arraycopy(block.y(), 0, all, at, block.rows());
      at += block.rows();
    }
    return all;
  }

  /** The texts of a dataset's notes. */
  public static java.util.List<String> notes(Dataset data) {
    return data.report().notes().stream().map(Note::text).toList();
  }
}
