package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A decoder that refuses instead of replacing: the first byte that does not belong to the encoding
 * is an error with its line and offset, thrown once everything before it was given out.
 */
public final class StrictReader extends Reader {
  private static final int BUFFER = 1 << 14;

  private final String file;
  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharsetDecoder decoder;
  private long offset;
  private long line;
  private char last = '\n';
  private boolean ended;

  /**
   * Starts at the beginning of a line.
   *
   * @param line the number of that line
   * @param offset how many bytes of the text are before it
   */
  public StrictReader(String file, InputStream in, Charset charset, long line, long offset) {
    this.file = file;
    this.in = in;
    this.line = line;
    this.offset = offset;
    bytes.limit(0);
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] into, int from, int length) {
    CharBuffer out = CharBuffer.wrap(into, from, length);
    while (true) {
      int start = bytes.position();
      CoderResult result = decoder.decode(bytes, out, ended);
      offset += bytes.position() - start;
      int decoded = out.position() - from;
      if (decoded > 0) {
        countLines(into, from, decoded);
        return decoded;
      }
      if (result.isError()) {
        throw malformed(result.length());
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  @Override
  public void close() {
    // The bytes belong to who opened them.
  }

  private void fill() {
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        ended = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    } catch (IOException e) {
      throw Compression.damaged(file, e);
    }
    bytes.flip();
  }

  private void countLines(char[] chars, int from, int length) {
    for (int i = from; i < from + length; i++) {
      char c = chars[i];
      if (c == '\r' || (c == '\n' && last != '\r')) {
        line++;
      }
      last = c;
    }
  }

  private DataException malformed(int length) {
    StringBuilder said = new StringBuilder(length > 1 ? "bytes" : "byte");
    for (int i = 0; i < length; i++) {
      int b = bytes.get(bytes.position() + i) & 0xFF;
      said.append(" 0x")
          .append(Character.toUpperCase(Character.forDigit(b >> 4, 16)))
          .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
    }
    said.append(" at offset ").append(offset).append(" of the text ");
    said.append(length > 1 ? "are not " : "is not ").append(decoder.charset().name());
    return DataException.content(
        Fault.of(
            file,
            line,
            said.toString(),
            decoder.charset().equals(StandardCharsets.UTF_8)
                ? "use --encoding windows-1252 or ISO-8859-1 if it is that"
                : "use another --encoding"));
  }
}
