package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.io.Compression;
import dev.neuron.data.io.PrefixedStream;
import dev.neuron.data.io.StrictReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records of UTF-8 text in which no cell is quoted, taken apart byte by byte: what commons-csv
 * would give, sooner. From the first line on that is anything else, commons-csv goes on. Quotes
 * around whole cells of the first line, the header, are taken off here.
 */
public final class PlainRecords implements Records {
  private static final int BUFFER = 1 << 13;

  /** The buffer holds at most this much of one line; what is longer is left to commons-csv. */
  private static final int LONGEST = 1 << 24;

  /** Equal to no byte. */
  private static final int NO_BYTE = 256;

  private final String file;
  private final InputStream in;
  private final Dialect dialect;
  private final byte delimiter;
  private final int quote;

  private byte[] bytes = new byte[BUFFER];
  private int start;
  private int limit;
  private boolean ended;
  private boolean first = true;

  /** Bytes of the text before the buffer. */
  private long before;

  /** The line at {@link #start}. */
  private long nextLine;

  private long line;
  private Records rest;

  // What the scan of a line found.
  private int end;
  private int delimiters;
  private boolean quoted;
  private boolean ascii;

  /**
   * Starts at the beginning of a line.
   *
   * @param firstLine the number of that line
   * @param offset how many bytes of the text are before it
   */
  public PlainRecords(String file, InputStream in, Dialect dialect, long firstLine, long offset) {
    this.file = file;
    this.in = in;
    this.dialect = dialect;
    this.delimiter = (byte) dialect.delimiter();
    this.quote = dialect.quote() == CsvFormat.NONE ? NO_BYTE : dialect.quote();
    this.nextLine = firstLine;
    this.before = offset;
  }

  /** Whether a dialect is one this class can read. */
  static boolean canRead(Dialect dialect) {
    return dialect.comment() == CsvFormat.NONE
        && !dialect.isBlanks()
        && !dialect.borders()
        && dialect.delimiter() < 128
        && dialect.quote() < 128;
  }

  @Override
  public String[] next() {
    while (rest == null) {
      if (!scanLine()) {
        return null;
      }
      if (end == start) {
        passLineEnd();
        continue;
      }
      line = nextLine;
      boolean tooLong = end == limit && !ended;
      String[] cells = tooLong ? null : quoted ? unquoted() : split();
      first = false;
      if (cells != null) {
        start = end;
        passLineEnd();
        return cells;
      }
      handOver();
    }
    return rest.next();
  }

  @Override
  public long line() {
    return rest == null ? line : rest.line();
  }

  /** How many bytes of the text were used up, or −1 once commons-csv reads. */
  public long offset() {
    return rest == null ? before + start : -1;
  }

  /** The number of the line after the last record. */
  public long nextLine() {
    return nextLine;
  }

  /** Finds the end of the line at start; false at the end of the text. */
  private boolean scanLine() {
    quoted = false;
    delimiters = 0;
    int bits = 0;
    int at = start;
    while (true) {
      for (; at < limit; at++) {
        byte b = bytes[at];
        if (b == '\n' || b == '\r') {
          end = at;
          ascii = bits >= 0;
          return true;
        }
        bits |= b;
        quoted |= b == quote;
        delimiters += b == delimiter ? 1 : 0;
      }
      int scanned = at - start;
      if (!fill()) {
        end = limit;
        ascii = bits >= 0;
        return scanned > 0;
      }
      at = start + scanned;
    }
  }

  /** Passes over CR, LF or both; end is at the line's last character. */
  private void passLineEnd() {
    if (start == limit && !fill()) {
      return;
    }
    nextLine++;
    boolean cr = bytes[start] == '\r';
    start++;
    if (cr && (start < limit || fill()) && bytes[start] == '\n') {
      start++;
    }
  }

  /** Reads more behind what is there; false at the end or when a line is too long. */
  private boolean fill() {
    if (ended || limit - start >= LONGEST) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      before += start;
      limit -= start;
      start = 0;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    try {
      int read = in.read(bytes, limit, bytes.length - limit);
      ended = read < 0;
      limit += Math.max(0, read);
    } catch (IOException e) {
      throw Compression.damaged(file, e);
    }
    return !ended;
  }

  /** The cells of the line, or null if they are not valid. */
  private String[] split() {
    String[] cells = new String[delimiters + 1];
    int from = start;
    for (int j = 0; j < delimiters; j++) {
      int to = from;
      while (bytes[to] != delimiter) {
        to++;
      }
      cells[j] = text(from, to);
      if (cells[j] == null) {
        return null;
      }
      from = to + 1;
    }
    cells[delimiters] = text(from, end);
    return cells[delimiters] == null ? null : cells;
  }

  /** The first line's cells where quotes enclose whole cells and nothing else; else null. */
  private String[] unquoted() {
    if (!first) {
      return null;
    }
    String[] cells = new String[delimiters + 1];
    int count = 0;
    int from = start;
    while (true) {
      boolean opened = from < end && bytes[from] == quote;
      int content = opened ? from + 1 : from;
      int to = content;
      while (to < end && bytes[to] != (opened ? (byte) quote : delimiter) && bytes[to] != quote) {
        to++;
      }
      int after = opened ? to + 1 : to;
      boolean closed = !opened || (to < end && bytes[to] == quote);
      if (!closed || (after < end && bytes[after] != delimiter)) {
        return null;
      }
      cells[count] = text(content, to);
      if (cells[count++] == null) {
        return null;
      }
      if (after >= end) {
        return Arrays.copyOf(cells, count);
      }
      from = after + 1;
    }
  }

  /** The text of some bytes, or null if it may not be UTF-8. */
  private String text(int from, int to) {
    if (ascii) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : null;
  }

  /** The bytes behind the last record. */
  public InputStream unread() {
    return new PrefixedStream(bytes, start, limit, in);
  }

  private void handOver() {
    InputStream unread = unread();
    rest =
        new CommonsRecords(
            file,
            new StrictReader(file, unread, StandardCharsets.UTF_8, nextLine, before + start),
            dialect,
            nextLine);
  }
}
