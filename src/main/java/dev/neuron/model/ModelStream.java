package dev.neuron.model;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a model file: ends the reading of one that grows without end, tells a bad disk from
 * bad content, and knows whether the end was reached. Closing it closes nothing.
 */
final class ModelStream extends InputStream {
  private final String name;
  private final InputStream in;
  private long left;
  private boolean atEnd;

  /**
   * Wraps a stream.
   *
   * @param name the file's name for messages
   * @param limit how many bytes may be read
   */
  ModelStream(String name, InputStream in, long limit) {
    this.name = name;
    this.in = in;
    this.left = limit;
  }

  /** Returns whether somebody wanted to read beyond the last byte. */
  boolean isAtEnd() {
    return atEnd;
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
      throw ModelFile.unreadable(name, ModelFile.CANNOT_READ, failure);
    }
    atEnd = count < 0;
    left -= Math.max(0, count);
    if (left < 0) {
      throw DataException.content(Fault.of(name, "is larger than any model (2 GB)", null));
    }
    return count;
  }
}
