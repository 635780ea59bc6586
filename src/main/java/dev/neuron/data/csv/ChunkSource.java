package dev.neuron.data.csv;

import dev.neuron.data.io.PrefixedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Cuts a text into chunks of whole lines, asked for by any thread. A line belongs to the chunk it
 * starts in.
 */
public final class ChunkSource {
  /** The size aimed at: large enough to hide the locks, small enough for a cache. */
  public static final int SIZE = 1 << 19;

  /** A line longer than this is left to commons-csv. */
  private static final int LONGEST_LINE = 1 << 24;

  private final InputStream in;
  private byte[] carry = new byte[0];
  private long index;
  private long offset;
  private boolean ended;
  private boolean stopped;
  private boolean tooLong;
  private RuntimeException failure;

  /**
   * Starts at the beginning of a line.
   *
   * @param offset how many bytes of the text are before it
   */
  public ChunkSource(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** Fills the next chunk; false if there is none. */
  public synchronized boolean next(Chunk chunk) {
    if (stopped || (ended && carry.length == 0 && failure == null)) {
      return false;
    }
    chunk.failure = null;
    chunk.length = 0;
    if (!(ended && failure != null)) {
      fill(chunk);
    }
    if (chunk.length == 0) {
      if (failure == null) {
        return false;
      }
      chunk.failure = failure;
      stopped = true;
    }
    chunk.index = index++;
    chunk.offset = offset;
    offset += chunk.length;
    Arrays.fill(chunk.bytes, chunk.length, chunk.length + Chunk.SLACK, (byte) 0);
    return true;
  }

  /** Whether every byte was given out. */
  public synchronized boolean isEnded() {
    return ended && carry.length == 0 && failure == null;
  }

  /** No further chunk is given. */
  public synchronized void stop() {
    stopped = true;
  }

  /** Whether a line is too long for chunks: the rest is to be read otherwise. */
  public synchronized boolean isTooLong() {
    return tooLong;
  }

  /** How many bytes of the text were given out. */
  public synchronized long offset() {
    return offset;
  }

  /** What no chunk has got; throws where the source did. */
  public synchronized InputStream rest() {
    if (failure == null) {
      return new PrefixedStream(carry, 0, carry.length, in);
    }
    RuntimeException thrown = failure;
    return new InputStream() {
      @Override
      public int read() {
        throw thrown;
      }

      @Override
      public int read(byte[] into, int from, int length) {
        throw thrown;
      }
    };
  }

  private void fill(Chunk chunk) {
    int length = carry.length;
    if (chunk.bytes.length < length + SIZE + Chunk.SLACK) {
      chunk.bytes = new byte[length + SIZE + Chunk.SLACK];
    }
    System.arraycopy(carry, 0, chunk.bytes, 0, length);
    int searched = 0;
    int cut = 0;
    while (!ended && cut == 0) {
      length = readInto(chunk, length, Math.max(SIZE, length + 1));
      cut = behindLastLine(chunk.bytes, searched, length);
      searched = length;
      if (cut == 0 && length > LONGEST_LINE) {
        tooLong = true;
        stopped = true;
        break;
      }
    }
    if (ended && failure == null) {
      cut = length;
    }
    carry = failure != null ? new byte[0] : Arrays.copyOfRange(chunk.bytes, cut, length);
    chunk.length = cut;
  }

  /** Reads until there are so many bytes or no more. */
  private int readInto(Chunk chunk, int from, int wanted) {
    int length = from;
    try {
      while (length < wanted) {
        if (chunk.bytes.length < wanted + Chunk.SLACK) {
          chunk.bytes = Arrays.copyOf(chunk.bytes, 2 * wanted + Chunk.SLACK);
        }
        int read = in.read(chunk.bytes, length, chunk.bytes.length - Chunk.SLACK - length);
        if (read < 0) {
          ended = true;
          return length;
        }
        length += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an open source never throws this", e);
    } catch (RuntimeException e) {
      failure = e;
      ended = true;
    }
    return length;
  }

  private static int behindLastLine(byte[] bytes, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }
}
