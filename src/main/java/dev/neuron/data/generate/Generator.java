package dev.neuron.data.generate;

import dev.neuron.data.DataException;
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
 * @param names the features' names, in the order of the columns
 * @param target the name of the last column
 * @param teacher the target without noise for one input vector, (features)
 * @param noise the standard deviation of what is added to the target
 * @param defects what is spoilt on purpose, and in which share of the rows
 * @param seed of everything random
 */
public record Generator(
    List<String> names,
    String target,
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
  private static final int LONGEST_CELL = 32; // "-2.2250738585072014E-308" and a comma
  private static final double LEAST_IN_DECIMALS = 1e-3;
  private static final double LEAST_IN_DIGITS = 1e9; // where a double has no six decimals left
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
   * @throws DataException of kind REQUEST if a target is beyond the largest double
   */
  public void write(long rows, OutputStream out) throws IOException {
    RandomGenerator random = new Well19937c(seed);
    RandomGenerator chance = new Well19937c(~seed); // apart, so that defects change nothing else
    out.write(header().getBytes(StandardCharsets.UTF_8));
    Line line = new Line(FLUSH_AT + LONGEST_CELL * (names.size() + 1));
    double[] x = new double[names.size()];
    for (long i = 0; i < rows; i++) {
      for (int j = 0; j < x.length; j++) {
        x[j] = random.nextGaussian();
      }
      double y = teacher.applyAsDouble(x) + noise * random.nextGaussian();
      if (!Double.isFinite(y)) {
        throw DataException.request(
            "the target of row " + (i + 1) + " is beyond the largest number",
            "take a smaller --noise, or a teacher with smaller weights");
      }
      appendRow(line, x, y, chance);
      if (line.length >= FLUSH_AT) {
        line.writeTo(out);
      }
    }
    line.writeTo(out);
  }

  private String header() {
    StringBuilder header = new StringBuilder();
    for (String name : names) {
      header.append(quoted(name)).append(',');
    }
    return header.append(quoted(target)).append('\n').toString();
  }

  /** Quoted where a reader might take the name apart, cut blanks off it or pass over its line. */
  private static String quoted(String name) {
    boolean plain =
        name.chars().noneMatch(c -> ",\"\n\r;|\t".indexOf(c) >= 0)
            && name.strip().equals(name)
            && !name.startsWith("#");
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private void appendRow(Line line, double[] x, double y, RandomGenerator chance) {
    int empty = strikes(Defect.MISSING, chance) ? chance.nextInt(x.length) : -1;
    int word = strikes(Defect.TEXT, chance) ? chance.nextInt(x.length) : -1;
    for (int j = 0; j < x.length; j++) {
      if (j == word) {
        line.append("oops");
      } else if (j != empty) {
        line.append(x[j]);
      }
      line.append(',');
    }
    if (strikes(Defect.RAGGED, chance)) {
      line.length--; // drops the comma and leaves out the last cell
    } else {
      line.appendTarget(strikes(Defect.OUTLIER, chance) ? y + 1000 : y);
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

    void append(char c) {
      bytes[length++] = (byte) c;
    }

    private void append(String text) {
      for (int i = 0; i < text.length(); i++) {
        append(text.charAt(i));
      }
    }

    /** A number of any size: six decimals where they say enough of it, else all its digits. */
    void appendTarget(double value) {
      double size = Math.abs(value);
      if (size == 0 || (size >= LEAST_IN_DECIMALS && size < LEAST_IN_DIGITS)) {
        append(value);
      } else {
        append(Double.toString(value));
      }
    }

    /** A number with six decimals. */
    void append(double value) {
      long scaled = Math.round(Math.abs(value) * UNIT);
      if (value < 0 && scaled > 0) {
        append('-');
      }
      append(Long.toString(scaled / UNIT));
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
