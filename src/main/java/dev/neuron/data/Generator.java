package dev.neuron.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Makes CSV data of any size row by row: features drawn from N(0, 1), and a target that a teacher
 * gives them, plus noise. The same settings give the same bytes on every machine.
 *
 * @param names the features' names, in the order of the columns; the target {@code y} comes last
 * @param teacher the target without noise for one input vector, (features)
 * @param noise the standard deviation of what is added to the target
 * @param defects what is spoilt on purpose, and in which share of the rows
 * @param seed of everything random
 */
public record Generator(
    List<String> names,
    ToDoubleFunction<double[]> teacher,
    double noise,
    Map<Defect, Double> defects,
    long seed) {

  /** What can be wrong with a row. */
  public enum Defect {
    /** One of its features is empty. */
    MISSING,
    /** One of its features is a word. */
    TEXT,
    /** It lacks its last cell. */
    RAGGED,
    /** Its target is off by a thousand. */
    OUTLIER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int FLUSH_AT = 1 << 16;
  private static final int DECIMALS = 6;
  private static final long UNIT = 1_000_000; // 10^DECIMALS

  /** Copies names and defects. */
  public Generator {
    names = List.copyOf(names);
    defects = Map.copyOf(defects);
  }

  /** A relu neuron with weights from N(0, 1) and bias ½, drawn from a seed: the usual teacher. */
  public static ToDoubleFunction<double[]> reluTeacher(int features, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[] w = new double[features];
    for (int j = 0; j < features; j++) {
      w[j] = random.nextGaussian();
    }
    return x -> {
      double z = 0.5;
      for (int j = 0; j < features; j++) {
        z += w[j] * x[j];
      }
      return Math.max(0, z);
    };
  }

  /**
   * Writes a header and the rows.
   *
   * @throws IOException if {@code out} fails
   */
  public void write(long rows, OutputStream out) throws IOException {
    RandomGenerator random = new Well19937c(seed);
    RandomGenerator chance = new Well19937c(~seed); // apart, so that defects change nothing else
    Line line = new Line(capacity());
    for (String name : names) {
      line.append(quoted(name).getBytes(StandardCharsets.UTF_8)).append(',');
    }
    line.append('y').append('\n');
    double[] x = new double[names.size()];
    for (long i = 0; i < rows; i++) {
      for (int j = 0; j < x.length; j++) {
        x[j] = random.nextGaussian();
      }
      double y = teacher.applyAsDouble(x) + noise * random.nextGaussian();
      appendRow(line, x, y, chance);
      if (line.length >= FLUSH_AT) {
        line.writeTo(out);
      }
    }
    line.writeTo(out);
  }

  private int capacity() {
    int header = 0;
    for (String name : names) {
      header += 4 * name.length() + 3; // UTF-8, and the quotes
    }
    return FLUSH_AT + header + 64 * (names.size() + 1);
  }

  private static String quoted(String name) {
    boolean plain = name.indexOf(',') < 0 && name.indexOf('"') < 0 && name.indexOf('\n') < 0;
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private void appendRow(Line line, double[] x, double y, RandomGenerator chance) {
    int empty = strikes(Defect.MISSING, chance) ? chance.nextInt(x.length) : -1;
    int word = strikes(Defect.TEXT, chance) ? chance.nextInt(x.length) : -1;
    for (int j = 0; j < x.length; j++) {
      if (j == word) {
        line.append('o').append('o').append('p').append('s');
      } else if (j != empty) {
        line.append(x[j]);
      }
      line.append(',');
    }
    if (strikes(Defect.RAGGED, chance)) {
      line.length--; // and with the comma the last cell
    } else {
      line.append(strikes(Defect.OUTLIER, chance) ? y + 1000 : y);
    }
    line.append('\n');
  }

  private boolean strikes(Defect defect, RandomGenerator chance) {
    Double share = defects.get(defect);
    return share != null && chance.nextDouble() < share;
  }

  /** Bytes on their way out. */
  private static final class Line {
    private final byte[] bytes;
    private int length;

    Line(int capacity) {
      bytes = new byte[capacity];
    }

    Line append(char c) {
      bytes[length++] = (byte) c;
      return this;
    }

    Line append(byte[] text) {
      System.arraycopy(text, 0, bytes, length, text.length);
      length += text.length;
      return this;
    }

    /** A number with six decimals. */
    void append(double value) {
      long scaled = Math.round(Math.abs(value) * UNIT);
      if (value < 0 && scaled > 0) {
        append('-');
      }
      append(Long.toString(scaled / UNIT).getBytes(StandardCharsets.US_ASCII));
      append('.');
      long fraction = scaled % UNIT;
      for (int i = DECIMALS - 1; i >= 0; i--) {
        bytes[length + i] = (byte) ('0' + fraction % 10);
        fraction /= 10;
      }
      length += DECIMALS;
    }

    void writeTo(OutputStream out) throws IOException {
      out.write(bytes, 0, length);
      length = 0;
    }
  }
}
