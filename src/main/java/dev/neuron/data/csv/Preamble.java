package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.io.Compression;
import dev.neuron.data.io.EncodingDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;

/** What stands before a table: lines to pass over, and the line that names the delimiter. */
final class Preamble {
  private static final String SEPARATOR = "sep=";

  /** Such a line is shorter, in bytes of any encoding. */
  private static final int ENOUGH = 64;

  private Preamble() {}

  /**
   * The delimiter that a first line {@code sep=;} names, as spreadsheets write it; NONE without
   * one.
   *
   * @param first the first bytes of the text
   */
  static char separator(byte[] first, EncodingDetector encoding) {
    int from = encoding.markLength();
    int length = Math.min(ENOUGH, first.length - from);
    String said = firstLine(new String(first, from, length, encoding.charset()));
    if (said.length() > 2 && said.startsWith("\"") && said.endsWith("\"")) {
      said = said.substring(1, said.length() - 1);
    }
    boolean names =
        said.length() == SEPARATOR.length() + 1
            && said.regionMatches(true, 0, SEPARATOR, 0, SEPARATOR.length());
    return names ? said.charAt(SEPARATOR.length()) : CsvFormat.NONE;
  }

  private static String firstLine(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return text.substring(0, end);
  }

  /** The text behind so many lines. */
  static Reader skip(Reader text, long lines) {
    if (lines == 0) {
      return text;
    }
    PushbackReader rest = new PushbackReader(text);
    try {
      for (long line = 0; line < lines; line++) {
        int c = rest.read();
        while (c >= 0 && c != '\n' && c != '\r') {
          c = rest.read();
        }
        int next = c == '\r' ? rest.read() : -1;
        if (next >= 0 && next != '\n') {
          rest.unread(next);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rest;
  }

  /** A text behind so many lines, and how many bytes those take. */
  record Rest(InputStream in, long offset) {}

  /**
   * The bytes behind so many lines.
   *
   * @param offset how many bytes of the text are before them
   */
  static Rest skip(String file, InputStream bytes, long lines, long offset) {
    if (lines == 0) {
      return new Rest(bytes, offset);
    }
    PushbackInputStream rest = new PushbackInputStream(bytes);
    long passed = offset;
    try {
      for (long line = 0; line < lines; line++) {
        int b = rest.read();
        while (b >= 0 && b != '\n' && b != '\r') {
          passed++;
          b = rest.read();
        }
        passed += b >= 0 ? 1 : 0;
        int next = b == '\r' ? rest.read() : -1;
        if (next == '\n') {
          passed++;
        } else if (next >= 0) {
          rest.unread(next);
        }
      }
    } catch (IOException e) {
      throw Compression.damaged(file, e);
    }
    return new Rest(rest, passed);
  }
}
