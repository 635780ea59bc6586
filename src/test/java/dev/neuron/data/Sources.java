package dev.neuron.data;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Short ways to load text in tests. */
final class Sources {
  private Sources() {}

  static DataSource text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static DataSource bytes(byte[] bytes) {
    return DataSource.of("data.csv", new ByteArrayInputStream(bytes));
  }

  /** Raw numbers, hashed, on two threads. */
  static DataRequest raw(String text) {
    return DataRequest.of(text(text)).withScaling(Scaling.Kind.NONE).withThreads(2);
  }

  /** A format with the header to be guessed and the usual spellings of a missing cell. */
  static CsvFormat format(char delimiter, char quote, char comment, char decimal) {
    return new CsvFormat(
        HeaderRule.AUTO, delimiter, quote, comment, decimal, null, CsvFormat.MISSING_TOKENS);
  }

  static Dataset load(DataRequest request) {
    return DataLoader.load(request, LoadProgress.NONE);
  }

  static Dataset load(String text) {
    return load(raw(text));
  }

  /** All features of a dataset, row by row. */
  static double[] x(Dataset data) {
    double[] all = new double[(int) data.rows() * data.features()];
    int at = 0;
    for (var block : data.blocks()) {
      System.arraycopy(block.x(), 0, all, at, block.rows() * block.columns());
      at += block.rows() * block.columns();
    }
    return all;
  }

  /** All targets of a dataset. */
  static double[] y(Dataset data) {
    double[] all = new double[(int) data.rows()];
    int at = 0;
    for (var block : data.blocks()) {
      System.arraycopy(block.y(), 0, all, at, block.rows());
      at += block.rows();
    }
    return all;
  }

  /** The texts of a dataset's notes. */
  static java.util.List<String> notes(Dataset data) {
    return data.report().notes().stream().map(Note::text).toList();
  }
}
