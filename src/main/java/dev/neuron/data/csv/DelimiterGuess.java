package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
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

  /** The delimiter of the text, judged by its first 100 records or some 64 K characters. */
  static char of(Reader text, CsvFormat format) {
    DelimiterGuess guess = new DelimiterGuess(format);
    char[] chars = new char[BUFFER];
    int total = 0;
    boolean ended = false;
    try {
      while (!ended && guess.records < RECORDS && total < CHARACTERS) {
        int read = text.read(chars, 0, chars.length);
        for (int i = 0; i < read && guess.records < RECORDS; i++) {
          guess.see(chars[i]);
        }
        total += read;
        ended = read < 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return guess.decide(ended);
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
    int comma = CANDIDATES.indexOf(',');
    boolean inQuotes = format.decimal() == ',' && expected[comma] > 0 && !uneven[comma];
    char fallback = !isTaken(',') || inQuotes ? ',' : ';';
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
