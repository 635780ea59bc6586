package dev.neuron.data.rows;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.MissingRule;
import dev.neuron.data.block.ChunkRows;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.csv.CellParser;
import dev.neuron.data.csv.Chunk;
import dev.neuron.data.csv.Dialect;
import dev.neuron.data.csv.EightDigits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the numbers of a chunk of plain CSV straight from its bytes, eight digits at a time. What
 * is anything but a good row of plain cells makes the chunk {@link Outcome#NEEDS_REFERENCE}: then
 * it is read again by the reference way, which finds the same or says what is wrong.
 *
 * <p>A number of up to 7 digits before and 8 behind the point is an integer below 2⁵³ divided by a
 * power of ten below 10²², both exact in a double, so that one division rounds it correctly
 * (Clinger 1990).
 */
final class ChunkScanner {
  /** What a chunk turned out to be. */
  enum Outcome {
    /** Rows of plain cells, all of them read. */
    PLAIN,
    /** Something the reference way must look at. */
    NEEDS_REFERENCE,
    /** There is a quote, so that lines may not be what they seem. */
    QUOTED
  }

  private static final long[] TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };
  private static final double[] POWER = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
  private static final double[] SIGN = {1, -1};

  private static final int BAD = -1;

  private final int[] places;
  private final int slots;
  private final boolean weighted;
  private final byte delimiter;
  private final int quote;
  private final CellParser cells;
  private final boolean skipsMissing;
  private final boolean keepsMissing;

  /** The slots of a row, then its target, then its weight. */
  private final double[] row;

  private byte[] bytes;
  private ByteBuffer view;
  private int length;
  private boolean skipped;
  private boolean ascii;
  private Outcome outcome;

  private final ChunkRows rows;
  private int rowsSkipped;
  private long lines;

  /** A scanner for rows of this plan, for one thread. */
  ChunkScanner(ColumnPlan plan, Dialect dialect, CsvFormat format, MissingRule missing) {
    this.slots = plan.slots().size();
    this.weighted = plan.isWeighted();
    this.places = plan.places();
    this.delimiter = (byte) dialect.delimiter();
    this.quote = dialect.quote() == CsvFormat.NONE ? 256 : dialect.quote();
    this.cells = new CellParser(format);
    this.skipsMissing = missing.kind() != MissingRule.Kind.ERROR;
    this.keepsMissing = missing.replaces();
    this.row = new double[slots + 2];
    this.rows = new ChunkRows(slots, weighted);
  }

  /** Whether columns and format are such that plain cells mean what this class takes them for. */
  static boolean canRead(ColumnPlan plan, Dialect dialect, CsvFormat format) {
    String number = "0123456789.-+eE";
    return number.indexOf(dialect.delimiter()) < 0
        && number.indexOf(dialect.quote()) < 0
        && plan.isPlain()
        && !new CellParser(format).hasNumericToken();
  }

  /** Reads a chunk; the figures below are then about its rows. */
  Outcome scan(Chunk chunk) {
    if (bytes != chunk.bytes) {
      bytes = chunk.bytes;
      view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    length = chunk.length;
    rows.clear();
    rowsSkipped = 0;
    lines = 0;
    ascii = true;
    outcome = Outcome.PLAIN;
    int at = 0;
    while (at < length && at >= 0) {
      at = line(at);
    }
    if (outcome == Outcome.NEEDS_REFERENCE && chunk.contains(quote)) {
      outcome = Outcome.QUOTED;
    }
    if (outcome == Outcome.PLAIN && !ascii && !isUtf8()) {
      outcome = Outcome.NEEDS_REFERENCE;
    }
    return outcome;
  }

  /** The good rows. */
  ChunkRows rows() {
    return rows;
  }

  int rowsSkipped() {
    return rowsSkipped;
  }

  long lines() {
    return lines;
  }

  /** Reads the line at a place; gives the next line's place, or BAD. */
  private int line(int start) {
    lines++;
    int next = behindLineEnd(start);
    if (next > start) {
      return next;
    }
    skipped = false;
    int end = row(start);
    if (end == BAD) {
      return BAD;
    }
    if (weighted && RowParser.isNoWeight(row[slots + 1])) {
      return bad(Outcome.NEEDS_REFERENCE);
    }
    if (skipped) {
      rowsSkipped++;
    } else {
      rows.add(row);
    }
    return end < length ? behindLineEnd(end) : end;
  }

  /** Reads a row's cells; gives the place of its line end, or BAD. */
  private int row(int start) {
    int at = start;
    int last = places.length - 1;
    for (int c = 0; c <= last; c++) {
      int place = places[c];
      int end = place < 0 ? behindCell(at) : number(at, place);
      if (end == BAD) {
        return BAD;
      }
      if (c < last) {
        if (bytes[end] != delimiter) {
          return bad(Outcome.NEEDS_REFERENCE);
        }
        at = end + 1;
      } else {
        if (end < length && bytes[end] != '\n' && behindLineEnd(end) == end) {
          return bad(Outcome.NEEDS_REFERENCE);
        }
        at = end;
      }
    }
    return at;
  }

  /** Reads one number; gives the place of the delimiter or line end behind it, or BAD. */
  private int number(int start, int place) {
    int negative = bytes[start] == '-' ? 1 : 0;
    int at = start + negative;
    long whole = EightDigits.distances(view.getLong(at));
    int count = EightDigits.count(whole);
    if (count == 0 || count == 8) {
      return longNumber(start, place);
    }
    at += count;
    double value;
    if (bytes[at] == '.') {
      long fraction = EightDigits.distances(view.getLong(at + 1));
      int decimals = EightDigits.count(fraction);
      at += 1 + decimals;
      long mantissa =
          EightDigits.value(whole, count) * TEN[decimals] + EightDigits.value(fraction, decimals);
      value = mantissa / POWER[decimals];
    } else {
      value = EightDigits.value(whole, count);
    }
    if (!endsCell(at)) {
      return longNumber(start, place);
    }
    row[place] = value * SIGN[negative];
    return at;
  }

  /**
   * Reads a number with more digits or an exponent; gives the place behind it, or BAD. Nothing but
   * digits, point, sign and e is let through: the parser knows more spellings than a cell may have.
   */
  private int longNumber(int start, int place) {
    int at = start;
    while (at < length && isOfNumbers(bytes[at])) {
      at++;
    }
    if (at == start || !endsCell(at)) {
      return cell(start, place);
    }
    try {
      row[place] = JavaDoubleParser.parseDouble(bytes, start, at - start);
    } catch (NumberFormatException e) {
      return cell(start, place);
    }
    return Double.isFinite(row[place]) ? at : bad(Outcome.NEEDS_REFERENCE);
  }

  private static boolean isOfNumbers(byte b) {
    return (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || (b | 0x20) == 'e';
  }

  private boolean endsCell(int at) {
    byte behind = bytes[at];
    return behind == delimiter || behind == '\n' || behind == '\r' || at >= length;
  }

  /** Reads a cell of any other shape; gives the place behind it, or BAD. */
  private int cell(int start, int place) {
    boolean before = ascii;
    ascii = true;
    int end = behindCell(start);
    if (end == BAD || !ascii) {
      return bad(end == BAD ? Outcome.QUOTED : Outcome.NEEDS_REFERENCE);
    }
    ascii = before;
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    if (cells.isMissing(text)) {
      if (!skipsMissing) {
        return bad(Outcome.NEEDS_REFERENCE);
      }
      skipped |= !keepsMissing || place >= slots;
      row[place] = Double.NaN;
      return end;
    }
    double value = cells.number(text);
    if (!Double.isFinite(value)) {
      return bad(Outcome.NEEDS_REFERENCE);
    }
    row[place] = value;
    return end;
  }

  /** The place of the delimiter, line end or end of the text behind a cell, or BAD for a quote. */
  private int behindCell(int start) {
    int at = start;
    while (at < length) {
      byte b = bytes[at];
      if (b == delimiter || b == '\n' || b == '\r') {
        break;
      }
      if (b == quote) {
        return bad(Outcome.QUOTED);
      }
      ascii &= b >= 0;
      at++;
    }
    return at;
  }

  /** The place behind LF or CR LF, or the same place if there is none. */
  private int behindLineEnd(int at) {
    if (bytes[at] == '\n') {
      return at + 1;
    }
    return bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at;
  }

  private int bad(Outcome why) {
    outcome = why;
    return BAD;
  }

  private boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
