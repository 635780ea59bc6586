package dev.neuron.data.npy;

import dev.neuron.data.DataException;
import dev.neuron.data.io.NpyHeader;
import dev.neuron.data.io.NpyType;
import dev.neuron.data.io.RewindableInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiPredicate;

/**
 * A table of raw doubles on disk, open for reading by any number of threads. It is read with
 * positioned reads and not mapped: mapped pages count as this process's memory and can only be
 * given back by the garbage collector, and a read into a buffer that stays in the processor's cache
 * is as fast.
 */
final class NpyFile {
  private final Path path;
  private final NpyHeader header;
  private final FileChannel channel; // open as long as the process: blocks are read until its end

  private NpyFile(Path path, NpyHeader header, FileChannel channel) {
    this.path = path;
    this.header = header;
    this.channel = channel;
  }

  /** Whether a file begins as one of this format. */
  static boolean isOne(Path path) {
    return begins(path, NpyHeader::isAt);
  }

  /** Whether a file begins as a cache that was written here; the rest of it may be missing. */
  static boolean isCache(Path path) {
    return begins(path, NpyHeader::isOwn);
  }

  private static boolean begins(Path path, BiPredicate<byte[], Integer> as) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] first = new byte[128];
      return as.test(first, channel.read(ByteBuffer.wrap(first)));
    } catch (IOException e) {
      return false; // the error is told when the file is read
    }
  }

  /**
   * Opens a file.
   *
   * @throws DataException of kind UNREADABLE if that fails, CONTENT if it is no table or shorter
   *     than its header says
   */
  static NpyFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      byte[] first = new byte[(int) Math.min(NpyHeader.LONGEST + 12, channel.size())];
      ByteBuffer buffer = ByteBuffer.wrap(first);
      while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
        // A read may give less than was asked for.
      }
      NpyHeader header = NpyHeader.read(path.toString(), first, buffer.position());
      NpyFile file = new NpyFile(path, header, channel);
      if (channel.size() < file.end()) {
        throw NpyHeader.tooShort(path.toString());
      }
      return file;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static DataException unreadable(Path path, IOException e) {
    return RewindableInput.unreadable(path.toString(), e);
  }

  Path path() {
    return path;
  }

  long rows() {
    return header.rows();
  }

  int columns() {
    return header.columns();
  }

  /** Whether its numbers are doubles that lie row by row, as they can be used without a copy. */
  boolean isDirect() {
    return header.type().equals(NpyType.DOUBLE) && !header.byColumns();
  }

  /** Where the table ends and something else may follow. */
  private long end() {
    return header.offset() + (long) header.type().size() * header.columns() * header.rows();
  }

  /** What stands behind the table. */
  byte[] trailer() {
    try {
      byte[] bytes = new byte[(int) Math.min(1 << 26, channel.size() - end())];
      readFully(ByteBuffer.wrap(bytes), end());
      return bytes;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** A buffer for {@link #read} that holds at least {@code rows} rows. */
  ByteBuffer buffer(int rows) {
    return ByteBuffer.allocateDirect(8 * header.columns() * rows).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads rows, all columns of each, into a buffer from its beginning. */
  void read(long row, int rows, ByteBuffer into) {
    try {
      into.clear().limit(8 * rows * header.columns());
      readFully(into, header.offset() + 8L * header.columns() * row);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private void readFully(ByteBuffer buffer, long from) throws IOException {
    long at = from;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException("it became shorter while it was read");
      }
      at += read;
    }
  }
}
