package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.NearestName;
import dev.neuron.data.SafeText;
import dev.neuron.data.TableRows;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A source opened for reading: its unpacked bytes, which can be read once more from the start as
 * long as little was read. Failures are DataExceptions: UNREADABLE for the reading, CONTENT for
 * damaged packing.
 */
public final class RewindableInput extends InputStream {
  /** Up to so many bytes anything may unpack to. */
  private static final long FREE = 1L << 30;

  /** The first rows, with all that is blank before and between them, are found within so much. */
  private static final int MOST_KEPT = 1 << 28;

  /** So much is enough to judge by, however few rows it holds. */
  private static final int ENOUGH_KEPT = 1 << 26;

  /** So many of the first bytes tell what a source is. */
  private static final int FIRST = 1 << 12;

  private final DataSource source;
  private final HashingInput stored;
  private final InputStream unpacked;
  private final long maxExpansion;
  private long unpackedBytes;

  /** What was read so far, as long as it may have to be read again; null afterwards. */
  private byte[] kept = new byte[1 << 14];

  private int keptLength;
  private int begin; // where a reading begins: behind a byte order mark
  private int replayAt;
  private boolean keeping = true;

  private RewindableInput(DataSource source, HashingInput stored, long maxExpansion) {
    this.source = source;
    this.maxExpansion = maxExpansion;
    this.stored = stored;
    this.unpacked = Compression.unpack(source.name(), stored);
  }

  /**
   * Opens a source.
   *
   * @param before bytes of sources read before this one
   * @param total bytes of all sources, or −1 when unknown
   * @param maxExpansion how many times its bytes it may unpack to, if that is more than 1 GB
   */
  public static RewindableInput open(
      DataSource source,
      boolean hashed,
      LoadProgress progress,
      long before,
      long total,
      long maxExpansion) {
    return new RewindableInput(
        source, stored(source, hashed, progress, before, total), maxExpansion);
  }

  /** The same without unpacking. */
  private static HashingInput stored(
      DataSource source, boolean hashed, LoadProgress progress, long before, long total) {
    InputStream in = source.path() == null ? source.stream() : openFile(source);
    return new HashingInput(source, in, hashed, progress, before, total);
  }

  /** The SHA-256 of a source's bytes as they are stored, in lower-case hexadecimal. */
  public static String sha256(DataSource source, LoadProgress progress) {
    try (HashingInput stored = stored(source, true, progress, 0, -1)) {
      return stored.report().sha256();
    }
  }

  /**
   * Makes sure that there is a file or a folder.
   *
   * @param name as it was given
   * @throws DataException of kind UNREADABLE if there is none
   */
  public static void requireThere(Path path, String name) {
    if (!Files.exists(path)) {
      Path last = path.getFileName();
      String hint = last == null ? "" : NearestName.hint(last.toString(), neighbours(path));
      Fault fault = Fault.of(name, "there is no such file" + hint, null);
      throw new DataException(DataException.Kind.UNREADABLE, fault);
    }
  }

  private static InputStream openFile(DataSource source) {
    Path path = source.path();
    if (Files.isDirectory(path)) {
      throw unreadable(
          source,
          "is a folder",
          "name the files in it, or use --engine spark where the command has it",
          null);
    }
    try {
      return new FileInputStream(path.toFile());
    } catch (IOException e) {
      requireThere(path, source.name());
      boolean denied = !Files.isReadable(path);
      throw unreadable(
          source, denied ? "permission denied" : "cannot be opened: " + SafeText.of(e), null, e);
    }
  }

  /** What is wrong with a file that the system cannot read. */
  public static DataException unreadable(String name, IOException e) {
    Fault fault = Fault.of(name, "cannot be read: " + SafeText.of(e), null);
    return new DataException(DataException.Kind.UNREADABLE, fault, e);
  }

  private static DataException unreadable(
      DataSource source, String problem, String remedy, Exception cause) {
    return new DataException(
        DataException.Kind.UNREADABLE, Fault.of(source.name(), problem, remedy), cause);
  }

  private static List<String> neighbours(Path path) {
    List<String> names = new ArrayList<>();
    Path folder = path.toAbsolutePath().getParent();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
      names.clear();
    }
    return names;
  }

  public String name() {
    return source.name();
  }

  /** The table it is, or null for bytes. */
  public TableRows table() {
    return source.table();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (kept != null) {
      if (replayAt < keptLength) {
        return replay(into, from, length);
      }
      if (!keeping) {
        kept = null;
      }
    }
    int read = readOn(into, from, length);
    if (kept != null && read > 0) {
      keep(into, from, read);
    }
    return read;
  }

  private int replay(byte[] into, int from, int length) {
    int replayed = Math.min(length, keptLength - replayAt);
    System.arraycopy(kept, replayAt, into, from, replayed);
    replayAt += replayed;
    return replayed;
  }

  private int readOn(byte[] into, int from, int length) {
    try {
      int read = unpacked.read(into, from, length);
      unpackedBytes += Math.max(0, read);
      if (unpackedBytes > FREE && unpackedBytes / maxExpansion > stored.bytes()) {
        throw expandsTooFar();
      }
      return read;
    } catch (IOException e) {
      throw Compression.damaged(source.name(), e);
    }
  }

  private DataException expandsTooFar() {
    return DataException.content(
        Fault.of(
            source.name(),
            "unpacks to more than 1 GB and " + maxExpansion + " times its size",
            "use --max-expansion none if it is to be trusted"));
  }

  private void keep(byte[] bytes, int from, int length) {
    if (keptLength + length > MOST_KEPT) {
      throw DataException.content(
          Fault.of(
              source.name(),
              "begins with more than " + (MOST_KEPT >> 20) + " MB that hold hardly a row",
              "take out the blank lines or comments"));
    }
    if (keptLength + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, keptLength + length));
    }
    System.arraycopy(bytes, from, kept, keptLength, length);
    keptLength += length;
    replayAt = keptLength;
  }

  /** The first 4096 bytes, or all there are; they are still to be read. */
  public byte[] first() {
    byte[] first = new byte[FIRST];
    int length = 0;
    int read = read(first, 0, first.length);
    while (read > 0 && length + read < first.length) {
      length += read;
      read = read(first, length, first.length - length);
    }
    rewind();
    return Arrays.copyOf(first, length + Math.max(0, read));
  }

  /** This reading and every other one begin behind so many of the first bytes. */
  public void beginBehind(int bytes) {
    begin = bytes;
    rewind();
  }

  /** Whether what was read so far is enough to judge by. */
  public boolean hasKeptEnough() {
    return keptLength > ENOUGH_KEPT;
  }

  /** Begins another reading; what is read goes on being kept. */
  public void rewind() {
    replayAt = begin;
  }

  /** Begins the last reading: nothing more is kept. */
  public void rewindForGood() {
    rewind();
    keeping = false;
  }

  /**
   * The mean length in stored bytes of the first lines but the very first, which may be a header;
   * NaN when there are none, the bytes are packed, or nothing is kept.
   */
  public double rowLength() {
    int first = -1;
    int last = -1;
    int lines = 0;
    for (int i = 0; kept != null && i < keptLength; i++) {
      if (kept[i] == '\n') {
        first = first < 0 ? i : first;
        last = i;
        lines++;
      }
    }
    boolean packed = stored.bytes() != keptLength;
    return packed || lines < 2 ? Double.NaN : (double) (last - first) / (lines - 1);
  }

  /** Name, bytes and hash; complete once everything was read. */
  public LoadReport.SourceFile report() {
    return stored.report();
  }

  @Override
  public void close() {
    try {
      unpacked.close(); // closes the stored stream, too
    } catch (IOException e) {
      throw new UncheckedIOException("the stored stream throws what it should", e);
    }
    if (source.table() != null) {
      source.table().close();
    }
  }
}
