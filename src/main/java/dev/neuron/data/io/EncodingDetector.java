package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the text of a source begins: its encoding, and how many bytes the byte order mark takes.
 *
 * @param charset the encoding
 * @param markLength the length of a byte order mark to pass over, in bytes
 */
public record EncodingDetector(Charset charset, int markLength) {
  /** How many bytes are looked at for the zeros that no text in UTF-8 has. */
  private static final int LOOKED_AT = 1 << 12;

  /**
   * Looks at the first bytes, which can be read again afterwards.
   *
   * @param given the encoding, or null to decide by the byte order mark, UTF-8 without one
   * @throws DataException of kind CONTENT if the bytes are no text in UTF-8 and nothing was given
   */
  public static EncodingDetector of(RewindableInput source, Charset given) {
    byte[] first = new byte[LOOKED_AT];
    int length = 0;
    int read = source.read(first, 0, first.length);
    while (read > 0 && length + read < first.length) {
      length += read;
      read = source.read(first, length, first.length - length);
    }
    length += Math.max(0, read);
    source.rewind();
    Charset marked = Encodings.marked(first, length);
    if (given == null && marked == null) {
      refuseBinary(source.name(), first, length);
    }
    Charset charset = given != null ? given : marked != null ? marked : StandardCharsets.UTF_8;
    return new EncodingDetector(charset, charset.equals(marked) ? Encodings.markLength(marked) : 0);
  }

  /**
   * Whether every ASCII character is one byte of its own, and no other character has such a byte.
   */
  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Passes over the byte order mark. */
  public void skipMark(RewindableInput source) {
    for (int i = 0; i < markLength; i++) {
      source.read();
    }
  }

  private static void refuseBinary(String file, byte[] first, int length) {
    for (int i = 0; i < length; i++) {
      if (first[i] == 0) {
        throw DataException.content(
            Fault.of(
                file,
                "holds zero bytes: it is no text, or UTF-16 without a byte order mark",
                "use --encoding UTF-16LE or UTF-16BE if it is text"));
      }
    }
  }
}
