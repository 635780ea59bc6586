package dev.neuron.data.npy;

import dev.neuron.data.block.RowSink;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.io.NpyHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Writes a table of raw doubles row by row: the features' slots, the target, the weight if there is
 * one. The file appears whole or not at all.
 */
final class NpyWriter implements RowSink, AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final AtomicFile file;
  private final OutputStream out;
  private final int slots;
  private final boolean weighted;
  private final ByteBuffer buffer;
  private long rows;

  /** Begins a table of rows with so many slots. */
  NpyWriter(Path path, int slots, boolean weighted) {
    this.file = AtomicFile.create(path);
    this.out = file.stream();
    this.slots = slots;
    this.weighted = weighted;
    this.buffer =
        ByteBuffer.allocate(Math.max(BUFFER, 8 * columns())).order(ByteOrder.LITTLE_ENDIAN);
    put(NpyHeader.bytes(0, columns()));
  }

  private int columns() {
    return slots + (weighted ? 2 : 1);
  }

  @Override
  public void add(double[] from, int at, double target, double weight) {
    if (buffer.remaining() < 8 * columns()) {
      flush();
    }
    for (int j = at; j < at + slots; j++) {
      buffer.putDouble(from[j]);
    }
    buffer.putDouble(target);
    if (weighted) {
      buffer.putDouble(weight);
    }
    rows++;
  }

  /** Everything was added: the file takes its place, with something behind the table. */
  void commit(byte[] trailer) {
    flush();
    put(trailer);
    file.patch(0, NpyHeader.bytes(rows, columns()));
    file.commit();
  }

  private void flush() {
    put(buffer.array(), buffer.position());
    buffer.clear();
  }

  private void put(byte[] bytes) {
    put(bytes, bytes.length);
  }

  private void put(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the stream throws what it should", e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
