package dev.neuron.data.part;

import dev.neuron.data.CsvFormat;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The lines that start in a part of a text, and how many quotes they hold. */
final class PartStream extends InputStream {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  private final InputStream in;
  private final long last; // the line that holds this byte is the part's last
  private final byte quote;
  private final long start;
  private long position;
  private long quotes;
  private boolean ended;

  /**
   * Passes over the line that an earlier part has.
   *
   * @param in begins one byte before the part, or with it where it is the file's first
   * @param quote what encloses cells
   */
  PartStream(FilePart part, InputStream in, char quote) throws IOException {
    this.in = in;
    this.last = part.to() - 1;
    this.quote = (byte) quote;
    this.position = part.isFirst() ? 0 : part.from() - 1;
    if (!part.isFirst()) {
      passLine();
    }
    this.start = position;
    ended |= position > last;
  }

  private void passLine() throws IOException {
    int b = in.read();
    while (b >= 0 && b != '\n') {
      position++;
      b = in.read();
    }
    position++;
    ended = b < 0;
  }

  /** Where in the file the first of its lines begins. */
  long start() {
    return start;
  }

  /** Whether no line starts in the part. */
  boolean isEmpty() {
    return ended && position == start;
  }

  /** How many quotes were read. */
  long quotes() {
    return quotes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int read = in.read(into, from, length);
    if (read < 0) {
      ended = true;
      return -1;
    }
    int kept = position + read > last ? throughLastLine(into, from, read) : read;
    position += kept;
    quotes += count(into, from, from + kept);
    return kept;
  }

  private int throughLastLine(byte[] bytes, int from, int read) {
    for (int i = (int) Math.max(0, last - position); i < read; i++) {
      if (bytes[from + i] == '\n') {
        ended = true;
        return i + 1;
      }
    }
    return read;
  }

  /** Counts quotes, eight bytes at a time. */
  private int count(byte[] bytes, int from, int to) {
    if (quote == CsvFormat.NONE) {
      return 0;
    }
    int found = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long others = (long) LONGS.get(bytes, at) ^ (quote * ONES);
      found += Long.bitCount(~(((others & LOW_BITS) + LOW_BITS) | others | LOW_BITS));
    }
    for (; at < to; at++) {
      found += bytes[at] == quote ? 1 : 0;
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
