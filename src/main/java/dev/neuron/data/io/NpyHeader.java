package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first bytes of a file in NumPy's {@code .npy} format: a table of raw numbers follows them.
 * Source: NEP 1, <em>A Simple File Format for NumPy Arrays</em>.
 *
 * @param offset where the first number lies
 * @param rows how many rows there are
 * @param columns how many columns each has
 * @param type what the numbers are
 * @param byColumns whether a column lies behind another (Fortran's order), not a row
 */
public record NpyHeader(int offset, long rows, int columns, NpyType type, boolean byColumns) {
  /** The first bytes of every such file. */
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Long enough for any header of a plain table; written with exactly this length. */
  private static final int BYTES = 128;

  /** What tables written here have behind the entries: a comment to Python. */
  private static final String OWN = " # neuron cache";

  /** The shortest header: two braces around at least something. */
  private static final int SHORTEST = 2;

  /** A header longer than this belongs to no plain table. */
  public static final int LONGEST = 1 << 16;

  /** A row of more numbers is no row of a table. */
  private static final int MOST_COLUMNS = 1 << 24;

  public static boolean isAt(byte[] first, int length) {
    return length >= MAGIC.length && Arrays.equals(Arrays.copyOf(first, MAGIC.length), MAGIC);
  }

  /** How long a header is by its first 12 bytes. */
  public static int length(String file, byte[] first, int length) {
    int major = length > MAGIC.length ? first[MAGIC.length] : 0;
    int start = MAGIC.length + (major == 1 ? 4 : 6);
    if (!isAt(first, length) || major < 1 || major > 3 || length < start) {
      throw unusable(file, "is no .npy file of a version known");
    }
    int text = little(first, MAGIC.length + 2, major == 1 ? 2 : 4);
    if (text < SHORTEST || text > LONGEST) {
      throw unusable(file, "holds no plain table");
    }
    return start + text;
  }

  /**
   * Reads a header.
   *
   * @param first the first bytes of the file, at least the header
   * @throws DataException of kind CONTENT if it is no table of numbers
   */
  public static NpyHeader read(String file, byte[] first, int length) {
    int all = length(file, first, length);
    if (all > length) {
      throw unusable(file, "is cut off, or holds no plain table");
    }
    int start = MAGIC.length + (first[MAGIC.length] == 1 ? 4 : 6);
    int text = all - start;
    String type = "";
    String fortran = "";
    String shape = "";
    Matcher entries =
        Entries.PATTERN.matcher(new String(first, start, text, StandardCharsets.ISO_8859_1));
    while (entries.find()) {
      type = entries.group(1) == null ? type : entries.group(1);
      fortran = entries.group(2) == null ? fortran : entries.group(2);
      shape = entries.group(3) == null ? shape : entries.group(3);
    }
    if (type.isEmpty() && !fortran.isEmpty()) {
      throw DataException.content(
          Fault.of(
              file, "holds records, not a table", "save it with numpy.save(file, a.tolist())"));
    }
    NpyType known = NpyType.of(type);
    if (known == null || fortran.isEmpty()) {
      throw unusable(file, "is no table of plain numbers: its type is " + SafeText.plain(type));
    }
    return of(file, start + text, shape, known, fortran.equals("True"));
  }

  private static NpyHeader of(
      String file, int offset, String shape, NpyType type, boolean byColumns) {
    int comma = shape.indexOf(',');
    try {
      long rows = Long.parseLong(shape.substring(0, Math.max(0, comma)).trim());
      int columns = Integer.parseInt(shape.substring(comma + 1).trim());
      if (columns > MOST_COLUMNS) {
        throw unusable(file, "has " + columns + " columns, more than " + MOST_COLUMNS);
      }
      if (rows >= 0 && columns > 0) {
        if (rows > (Long.MAX_VALUE - offset) / (8L * columns)) {
          throw tooShort(file); // no file is as long
        }
        return new NpyHeader(offset, rows, columns, type, byColumns);
      }
    } catch (NumberFormatException notTwo) {
      // Not two numbers: no table.
    }
    throw DataException.content(
        Fault.of(
            file,
            "holds an array of shape (" + SafeText.plain(shape) + "), not a table",
            "save it with numpy.save(file, a.reshape(len(a), -1))"));
  }

  private static int little(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xFF);
    }
    return value;
  }

  /** The file ends before the table does. */
  public static DataException tooShort(String file) {
    return DataException.content(Fault.of(file, "is shorter than its header says", "make it anew"));
  }

  private static DataException unusable(String file, String problem) {
    return DataException.content(
        Fault.of(file, problem, "save its numbers with numpy.save(file, a.astype(float))"));
  }

  /** Whether these are the first bytes of a table that {@link #bytes} began. */
  public static boolean isOwn(byte[] first, int length) {
    return length >= BYTES
        && isAt(first, length)
        && new String(first, 0, BYTES, StandardCharsets.ISO_8859_1).contains(OWN);
  }

  /** The bytes of a header of {@link #BYTES} bytes. */
  public static byte[] bytes(long rows, int columns) {
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    int at = MAGIC.length;
    bytes[at++] = 1;
    bytes[at++] = 0;
    bytes[at++] = (byte) (BYTES - MAGIC.length - 4);
    bytes[at++] = 0;
    String text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': ("
            + rows
            + ", "
            + columns
            + "), }"
            + OWN;
    byte[] entries = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(entries, 0, bytes, at, entries.length);
    bytes[BYTES - 1] = '\n';
    return bytes;
  }

  /** Made only when there is a header: every text file is asked whether it has one. */
  private static final class Entries {
    static final Pattern PATTERN =
        Pattern.compile(
            "'descr':\\s*'([^']*)'|'fortran_order':\\s*(True|False)|'shape':\\s*\\(([^)]*)\\)");
  }
}
