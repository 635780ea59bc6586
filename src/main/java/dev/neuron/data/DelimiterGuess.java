package dev.neuron.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Finds the delimiter in the first records. A candidate is plausible if every record has the same
 * number of cells under it, and more than one. The comma stands unless it is implausible and
 * exactly one other candidate is plausible: no guess is made against doubt.
 */
final class DelimiterGuess {
  private static final String CANDIDATES = ",;\t|";
  private static final int RECORDS = 100;
  private static final int CHARACTERS = 1 << 16;
  private static final int BUFFER = 1 << 13;

  private final CsvFormat format;
  private final int[] cells = new int[CANDIDATES.length()];
  private final int[] expected = new int[CANDIDATES.length()];
  private final boolean[] uneven = new boolean[CANDIDATES.length()];
  private int records;
  private boolean quoted;
  private boolean cellStart = true;
  private boolean lineStart = true;
  private boolean comment;

  private DelimiterGuess(CsvFormat format) {
    this.format = format;
  }

  /** The delimiter of the text, judged by its first 100 records or 64 KB. */
  static char of(Reader text, CsvFormat format) {
    DelimiterGuess guess = new DelimiterGuess(format);
    char[] chars = new char[BUFFER];
    int total = 0;
    try {
      int read = text.read(chars, 0, chars.length);
      while (read >= 0 && !guess.hasEnough(total)) {
        for (int i = 0; i < read && guess.records < RECORDS; i++) {
          guess.see(chars[i]);
        }
        total += read;
        read = text.read(chars, 0, chars.length);
      }
      return guess.decide(read < 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for text in UTF-8: every byte of a character that is not ASCII counts as another. */
  static char ofUtf8(OpenSource text, CsvFormat format) {
    DelimiterGuess guess = new DelimiterGuess(format);
    byte[] bytes = new byte[BUFFER];
    int total = 0;
    int read = text.read(bytes, 0, bytes.length);
    while (read >= 0 && !guess.hasEnough(total)) {
      for (int i = 0; i < read && guess.records < RECORDS; i++) {
        guess.see((char) (bytes[i] & 0xFF));
      }
      total += read;
      read = text.read(bytes, 0, bytes.length);
    }
    return guess.decide(read < 0);
  }

  private boolean hasEnough(int characters) {
    return records >= RECORDS || characters >= CHARACTERS;
  }

  private void see(char c) {
    if (c == '\n' || c == '\r') {
      if (!quoted) {
        endRecord();
      }
      return;
    }
    if (lineStart) {
      comment = c == format.comment() && c != CsvFormat.NONE;
    }
    lineStart = false;
    if (comment) {
      return;
    }
    if (c == format.quote() && c != CsvFormat.NONE && (quoted || cellStart)) {
      quoted = !quoted;
      // A doubled quote ends the cell and opens it again at once.
      cellStart = true;
      return;
    }
    cellStart = false;
    if (!quoted) {
      int candidate = CANDIDATES.indexOf(c);
      if (candidate >= 0) {
        cells[candidate]++;
        cellStart = true;
      }
    }
  }

  private void endRecord() {
    if (!lineStart && !comment) {
      for (int i = 0; i < cells.length; i++) {
        if (records == 0) {
          expected[i] = cells[i];
        }
        uneven[i] |= cells[i] != expected[i];
      }
      records++;
    }
    Arrays.fill(cells, 0);
    lineStart = true;
    cellStart = true;
    comment = false;
  }

  private char decide(boolean ended) {
    if (ended || records == 0) {
      endRecord();
    }
    char fallback = isTaken(',') ? ';' : ',';
    char found = fallback;
    int plausible = 0;
    for (int i = 0; i < cells.length; i++) {
      char c = CANDIDATES.charAt(i);
      if (!isTaken(c) && expected[i] > 0 && !uneven[i]) {
        if (c == ',') {
          return ',';
        }
        found = c;
        plausible++;
      }
    }
    return plausible == 1 ? found : fallback;
  }

  private boolean isTaken(char c) {
    return c == format.decimal() || c == format.quote() || c == format.comment();
  }
}
