package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text, found in its first bytes.
 *
 * @param charset the encoding
 * @param markLength the length of a byte order mark to pass over, in bytes
 */
public record EncodingDetector(Charset charset, int markLength) {
  /**
   * Looks at the first bytes.
   *
   * @param given the encoding, or null to decide by the byte order mark, UTF-8 without one
   * @throws DataException of kind CONTENT if the bytes are no text in UTF-8 and nothing was given
   */
  public static EncodingDetector of(String file, byte[] first, Charset given) {
    Charset marked = marked(first);
    if (given == null && marked == null) {
      refuseBinary(file, first);
    }
    Charset charset = given != null ? given : marked != null ? marked : StandardCharsets.UTF_8;
    return new EncodingDetector(charset, charset.equals(marked) ? markLength(marked) : 0);
  }

  /** The encoding whose byte order mark the bytes start with, or null. */
  public static Charset marked(byte[] first) {
    int a = at(first, 0);
    int b = at(first, 1);
    int c = at(first, 2);
    int d = at(first, 3);
    if (a == 0xEF && b == 0xBB && c == 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (a == 0xFF && b == 0xFE) {
      return c == 0 && d == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    if (a == 0xFE && b == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return a == 0 && b == 0 && c == 0xFE && d == 0xFF ? Charset.forName("UTF-32BE") : null;
  }

  private static int at(byte[] bytes, int i) {
    return i < bytes.length ? bytes[i] & 0xFF : -1;
  }

  private static int markLength(Charset marked) {
    if (marked.equals(StandardCharsets.UTF_8)) {
      return 3;
    }
    return marked.name().startsWith("UTF-32") ? 4 : 2;
  }

  /**
   * Whether every ASCII character is one byte of its own, and no other character has such a byte.
   */
  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** No text in UTF-8 has a zero byte. */
  private static void refuseBinary(String file, byte[] first) {
    int[] zeros = new int[2]; // at even and odd places
    for (int i = 0; i < first.length; i++) {
      zeros[i % 2] += first[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] > 0) {
      String order = zeros[0] > zeros[1] ? "BE" : "LE";
      throw DataException.content(
          Fault.of(
              file,
              "holds zero bytes: it is no text, or UTF-16 without a byte order mark",
              "use --encoding UTF-16" + order + " if it is text"));
    }
  }
}
