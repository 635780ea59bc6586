package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** How a Parquet file is told from all others: by its first bytes, which its name has to keep. */
public final class ParquetMark {
  private static final byte[] BYTES = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final String ENDING = ".parquet";

  /** How many bytes to look at. */
  public static final int LENGTH = BYTES.length;

  private ParquetMark() {}

  /**
   * Whether a file is a Parquet file.
   *
   * @param name of the file
   * @param first its first bytes, {@link #LENGTH} or more where it has them
   * @throws DataException of kind CONTENT if it is called one and is none
   */
  public static boolean isIn(String name, byte[] first) {
    boolean marked = first.length >= LENGTH && Arrays.equals(Arrays.copyOf(first, LENGTH), BYTES);
    if (!marked && name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      String problem = "is called " + ENDING + ", but does not begin like a Parquet file";
      throw DataException.content(
          Fault.of(name, problem, "rename it if it is CSV; else make it anew"));
    }
    return marked;
  }
}
