package dev.neuron.data.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a byte order mark says about the encoding. */
public final class Encodings {
  private Encodings() {}

  /** The encoding whose mark the bytes start with, or null. */
  public static Charset marked(byte[] bytes, int length) {
    int a = at(bytes, length, 0);
    int b = at(bytes, length, 1);
    int c = at(bytes, length, 2);
    int d = at(bytes, length, 3);
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

  /** How many bytes the mark of such an encoding takes. */
  static int markLength(Charset marked) {
    if (marked.equals(StandardCharsets.UTF_8)) {
      return 3;
    }
    return marked.name().startsWith("UTF-32") ? 4 : 2;
  }

  private static int at(byte[] bytes, int length, int i) {
    return i < length ? bytes[i] & 0xFF : -1;
  }
}
