package dev.neuron.data;

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
final class OpenSource extends InputStream {
  private final DataSource source;
  private final StoredStream stored;
  private final InputStream unpacked;

  /** What was read so far, as long as it may have to be read again; null afterwards. */
  private byte[] kept = new byte[1 << 14];

  private int keptLength;
  private int replayAt;
  private boolean keeping = true;

  private OpenSource(DataSource source, StoredStream stored) {
    this.source = source;
    this.stored = stored;
    this.unpacked = Compression.unpack(source.name(), stored);
  }

  /**
   * Opens a source.
   *
   * @param before bytes of sources read before this one
   * @param total bytes of all sources, or −1 when unknown
   */
  static OpenSource open(
      DataSource source, boolean hashed, LoadProgress progress, long before, long total) {
    return new OpenSource(source, stored(source, hashed, progress, before, total));
  }

  /** The same without unpacking. */
  static StoredStream stored(
      DataSource source, boolean hashed, LoadProgress progress, long before, long total) {
    InputStream in = source.path() == null ? source.stream() : openFile(source);
    return new StoredStream(source, in, hashed, progress, before, total);
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
      if (!Files.exists(path)) {
        String hint = NearestName.hint(path.getFileName().toString(), neighbours(path));
        throw unreadable(source, "there is no such file" + hint, null, e);
      }
      boolean denied = !Files.isReadable(path);
      throw unreadable(
          source, denied ? "permission denied" : "cannot be opened: " + Reason.of(e), null, e);
    }
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

  String name() {
    return source.name();
  }

  /** The table it is, or null for bytes. */
  TableRows table() {
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
      return unpacked.read(into, from, length);
    } catch (DataException | LoadInterruptedException known) {
      throw known;
    } catch (IOException | RuntimeException e) { // an unpacker may throw anything
      throw Compression.damaged(source.name(), e);
    }
  }

  private void keep(byte[] bytes, int from, int length) {
    if (keptLength + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, keptLength + length));
    }
    System.arraycopy(bytes, from, kept, keptLength, length);
    keptLength += length;
    replayAt = keptLength;
  }

  /** The next read gives the first byte again; what is read goes on being kept. */
  void rewind() {
    replayAt = 0;
  }

  /** The next read gives the first byte again, for the last time: nothing more is kept. */
  void rewindForGood() {
    replayAt = 0;
    keeping = false;
  }

  /**
   * The mean length in stored bytes of the first lines but the very first, which may be a header;
   * NaN when there are none or the bytes are packed.
   */
  double rowLength() {
    int first = -1;
    int last = -1;
    int lines = 0;
    for (int i = 0; i < keptLength; i++) {
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
  LoadReport.SourceFile report() {
    return stored.report();
  }

  long storedBytes() {
    return stored.bytes();
  }

  @Override
  public void close() {
    stored.close();
    if (source.table() != null) {
      source.table().close();
    }
  }
}
