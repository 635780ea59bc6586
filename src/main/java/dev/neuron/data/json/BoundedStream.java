package dev.neuron.data.json;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file: ends the reading of one that grows without end, tells a bad disk from bad
 * content, and knows whether the end was reached. Closing it closes nothing.
 */
final class BoundedStream extends InputStream {
  private final String name;
  private final String kind;

  /** How many bytes tell what a file is that is not JSON. */
  private static final int LOOKED_AT = 1024;

  private final InputStream in;
  private long left;
  private boolean atEnd;
  private String start = "";

  /**
   * Wraps a stream.
   *
   * @param name the file's name for messages
   * @param kind what the file should be, for messages
   * @param limit how many bytes may be read
   */
  BoundedStream(String name, String kind, InputStream in, long limit) {
    this.name = name;
    this.kind = kind;
    this.in = in;
    this.left = limit;
  }

  /** Returns whether somebody wanted to read beyond the last byte. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** The text that the first bytes are, up to the end of the first line if they have it. */
  String firstLine() {
    String text = start.strip();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int count;
    try {
      count = in.read(bytes, offset, length);
    } catch (IOException failure) {
      Fault fault = Fault.of(name, "cannot read this " + kind + " file", null);
      throw new DataException(DataException.Kind.UNREADABLE, fault, failure);
    }
    atEnd = count < 0;
    if (start.isEmpty() && count > 0) {
      start = new String(bytes, offset, Math.min(count, LOOKED_AT), StandardCharsets.UTF_8);
    }
    left -= Math.max(0, count);
    if (left < 0) {
      throw DataException.content(Fault.of(name, "is larger than any " + kind + " (2 GB)", null));
    }
    return count;
  }
}
