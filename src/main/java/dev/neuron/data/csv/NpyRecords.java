package dev.neuron.data.csv;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.io.Compression;
import dev.neuron.data.io.NpyHeader;
import dev.neuron.data.io.NpyType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The rows of a {@code .npy} table as records, so that every command reads it as it reads text. */
public final class NpyRecords implements Records {
  private final String file;
  private final InputStream in;
  private final NpyHeader header;
  private final List<ByteBuffer> byColumns; // a column each; null where rows lie one behind another
  private long line;

  /** Starts at the beginning of the file. */
  NpyRecords(String file, InputStream in) {
    this.file = file;
    this.in = in;
    byte[] start = new byte[12];
    int length = read(start, 0, start.length);
    int text = NpyHeader.length(file, start, length);
    byte[] header = new byte[text];
    System.arraycopy(start, 0, header, 0, Math.min(text, length));
    length += read(header, length, text - length);
    NpyHeader found = NpyHeader.read(file, header, length);
    this.header = found;
    this.byColumns = found.byColumns() ? columns() : null;
  }

  /** All columns of a table that lies column by column: no row is there before the last one is. */
  private List<ByteBuffer> columns() {
    long bytes = header.type().size() * header.rows();
    if (bytes > Integer.MAX_VALUE - Long.BYTES) {
      throw DataException.content(
          Fault.of(
              file,
              "lies column by column, too long for that",
              "save it row by row with numpy.save(file, numpy.ascontiguousarray(a))"));
    }
    List<ByteBuffer> columns = new ArrayList<>();
    for (int j = 0; j < header.columns(); j++) {
      columns.add(bytes((int) bytes));
    }
    return columns;
  }

  /** Whether a file that begins with these bytes is a table of numbers. */
  public static boolean isMark(byte[] first) {
    return NpyHeader.isAt(first, first.length);
  }

  @Override
  public String[] next() {
    if (line == header.rows()) {
      return null;
    }
    NpyType type = header.type();
    String[] cells = new String[header.columns()];
    if (byColumns == null) {
      ByteBuffer row = bytes(type.size() * cells.length);
      for (int j = 0; j < cells.length; j++) {
        cells[j] = type.text(row, type.size() * j);
      }
    } else {
      for (int j = 0; j < cells.length; j++) {
        cells[j] = type.text(byColumns.get(j), type.size() * (int) line);
      }
    }
    line++;
    return cells;
  }

  /** The next bytes; no header makes room for more than there are. */
  private ByteBuffer bytes(int count) {
    try {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw NpyHeader.tooShort(file);
      }
      return ByteBuffer.wrap(bytes).order(header.type().order());
    } catch (IOException e) {
      throw Compression.damaged(file, e);
    }
  }

  private int read(byte[] into, int from, int length) {
    try {
      return in.readNBytes(into, from, length);
    } catch (IOException e) {
      throw Compression.damaged(file, e);
    }
  }

  /** The number of the last row, from 1. */
  @Override
  public long line() {
    return line;
  }
}
