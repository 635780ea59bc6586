package dev.neuron.api;

import dev.neuron.data.DataSource;
import dev.neuron.report.words.Numbers;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Examples in arrays.
 *
 * @param names of the features and, at the end, of the target
 * @param x (rows, features)
 * @param y (rows)
 * @param weights of the examples, (rows), or null
 */
record Table(List<String> names, double[][] x, double[] y, double[] weights) {

  /** The same examples as the bytes of a CSV file, made as they are read. */
  DataSource source() {
    return DataSource.of("arrays", new Text());
  }

  /** The name of the column of weights: no other column's. */
  String weightsName() {
    String name = "weight";
    while (names.contains(name)) {
      name += "_";
    }
    return name;
  }

  private String header() {
    List<String> cells = new ArrayList<>(names);
    if (weights != null) {
      cells.add(0, weightsName()); // the last one is the target
    }
    cells.replaceAll(name -> '"' + name.replace("\"", "\"\"") + '"');
    return String.join(",", cells) + "\n";
  }

  private void write(int row, StringBuilder line) {
    if (weights != null) {
      write(weights[row], line);
      line.append(',');
    }
    for (double cell : x[row]) {
      write(cell, line);
      line.append(',');
    }
    write(y[row], line);
    line.append('\n');
  }

  /** NaN is a cell without a value. */
  private static void write(double cell, StringBuilder line) {
    if (!Double.isNaN(cell)) {
      line.append(Numbers.shortest(cell));
    }
  }

  private final class Text extends InputStream {
    private static final int CHUNK = 1 << 16;

    private byte[] ready = header().getBytes(StandardCharsets.UTF_8);
    private int at;
    private int row;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == ready.length && !make()) {
        return length == 0 ? 0 : -1;
      }
      int count = Math.min(length, ready.length - at);
      System.arraycopy(ready, at, into, from, count);
      at += count;
      return count;
    }

    private boolean make() {
      StringBuilder text = new StringBuilder();
      while (row < y.length && text.length() < CHUNK) {
        write(row++, text);
      }
      ready = text.toString().getBytes(StandardCharsets.UTF_8);
      at = 0;
      return ready.length > 0;
    }
  }
}
