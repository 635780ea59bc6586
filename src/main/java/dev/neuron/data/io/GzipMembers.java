package dev.neuron.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file: what its members hold, one after the other. Zeros may follow the last of
 * them, as tapes have them; anything else is an error, where {@link java.util.zip.GZIPInputStream}
 * would drop it without a word. Source: RFC 1952, <em>GZIP file format specification version
 * 4.3</em>.
 */
final class GzipMembers extends InputStream {
  private static final int BUFFER = 1 << 16;

  private static final int MARK_1 = 0x1F;
  private static final int MARK_2 = 0x8B;
  private static final int DEFLATE = 8;

  // The bits of a header's flags.
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32(); // of the header, then of the text
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int limit;
  private long before; // bytes of the file before the buffer
  private boolean first = true;
  private boolean inMember;
  private boolean ended;

  /** Starts at the beginning of the file. */
  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (length > 0 && !ended) {
      if (!inMember) {
        beginMember();
        continue;
      }
      int read = inflate(into, from, length);
      if (read > 0) {
        crc.update(into, from, read);
        return read;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw PackingException.damaged(offset(), "it asks for a dictionary", null);
      } else if (!fill()) {
        throw PackingException.cut(offset());
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] into, int from, int length) throws IOException {
    if (inflater.needsInput()) {
      inflater.setInput(buffer, at, limit - at);
    }
    try {
      return inflater.inflate(into, from, length);
    } catch (DataFormatException e) {
      String reason = e.getMessage() == null ? "no such data" : e.getMessage();
      throw PackingException.damaged(offset(), reason, e);
    } finally {
      at = limit - inflater.getRemaining();
    }
  }

  /** Reads a header, or finds that there is no further member. */
  private void beginMember() throws IOException {
    int b = next();
    while (b == 0 && !first) {
      b = next();
    }
    if (b < 0) {
      ended = true;
      return;
    }
    long start = offset() - 1;
    if (b != MARK_1 || (peek() >= 0 && peek() != MARK_2)) {
      String reason = "what follows is neither a further gzip member nor padding with zeros";
      throw PackingException.damaged(start, reason, null);
    }
    crc.reset();
    crc.update(b);
    header();
    crc.reset();
    inflater.reset();
    first = false;
    inMember = true;
  }

  private void header() throws IOException {
    counted(); // the mark's second byte
    if (counted() != DEFLATE) {
      throw PackingException.damaged(offset() - 1, "there is no such method of packing", null);
    }
    int flags = counted();
    if ((flags & RESERVED) != 0) {
      throw PackingException.damaged(offset() - 1, "the header has flags without meaning", null);
    }
    skip(6); // time, level, system
    if ((flags & EXTRA) != 0) {
      skip(counted() | counted() << 8);
    }
    for (int flag : new int[] {NAME, COMMENT}) {
      while ((flags & flag) != 0 && counted() != 0) {
        // A text that ends with a zero.
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      long sum = crc.getValue() & 0xFFFF;
      if ((counted() | counted() << 8) != sum) {
        throw PackingException.damaged(offset() - 2, "the header's checksum is another", null);
      }
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      counted();
    }
  }

  /** The next byte of a header. */
  private int counted() throws IOException {
    int b = required();
    crc.update(b);
    return b;
  }

  private void endMember() throws IOException {
    long start = offset();
    long length = inflater.getBytesWritten() & 0xFFFFFFFFL;
    if (little() != crc.getValue() || little() != length) {
      throw PackingException.damaged(start, "the checksum of the text before is another", null);
    }
    inMember = false;
  }

  private long little() throws IOException {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (long) required() << (8 * i);
    }
    return value;
  }

  private int required() throws IOException {
    int b = next();
    if (b < 0) {
      throw PackingException.cut(offset());
    }
    return b;
  }

  private int next() throws IOException {
    return at < limit || fill() ? buffer[at++] & 0xFF : -1;
  }

  private int peek() throws IOException {
    return at < limit || fill() ? buffer[at] & 0xFF : -1;
  }

  /** Fills the buffer, of which everything was used; false at the end of the file. */
  private boolean fill() throws IOException {
    before += limit;
    at = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  /** How many bytes of the file were used. */
  private long offset() {
    return before + at;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
