package dev.neuron.data.csv;

import dev.neuron.data.io.Compression;
import dev.neuron.data.io.NpyHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The rows of a {@code .npy} table as records, so that every command reads it as it reads text. */
public final class NpyRecords implements Records {
  private final String file;
  private final InputStream in;
  private final int columns;
  private final long rows;
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
    this.columns = found.columns();
    this.rows = found.rows();
  }

  /** Whether a file that begins with these bytes is a table of doubles. */
  public static boolean isMark(byte[] first) {
    return NpyHeader.isAt(first, first.length);
  }

  @Override
  public String[] next() {
    if (line == rows) {
      return null;
    }
    ByteBuffer row = row();
    if (row.remaining() < 8 * columns) {
      throw NpyHeader.tooShort(file);
    }
    line++;
    String[] cells = new String[columns];
    for (int j = 0; j < columns; j++) {
      cells[j] = Double.toString(row.getDouble(8 * j));
    }
    return cells;
  }

  /** The bytes of a row as far as there are any: no header makes room for more. */
  private ByteBuffer row() {
    try {
      return ByteBuffer.wrap(in.readNBytes(8 * columns)).order(ByteOrder.LITTLE_ENDIAN);
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
