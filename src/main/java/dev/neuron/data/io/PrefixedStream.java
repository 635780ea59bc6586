package dev.neuron.data.io;

import java.io.IOException;
import java.io.InputStream;

/** Bytes already read, and then the stream they were read from; closing it closes nothing. */
public final class PrefixedStream extends InputStream {
  private final byte[] prefix;
  private final int to;
  private final InputStream in;
  private int at;

  public PrefixedStream(byte[] prefix, int from, int to, InputStream in) {
    this.prefix = prefix;
    this.at = from;
    this.to = to;
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return at < to ? prefix[at++] & 0xFF : in.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (at == to) {
      return in.read(into, from, length);
    }
    int read = Math.min(length, to - at);
    System.arraycopy(prefix, at, into, from, read);
    at += read;
    return read;
  }
}
