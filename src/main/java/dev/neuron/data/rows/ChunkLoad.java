package dev.neuron.data.rows;

import dev.neuron.data.csv.Chunk;
import dev.neuron.data.csv.ChunkSource;
import dev.neuron.data.csv.CommonsRecords;
import dev.neuron.data.csv.Dialect;
import dev.neuron.data.csv.PlainRecords;
import dev.neuron.data.csv.Records;
import dev.neuron.data.io.PrefixedStream;
import dev.neuron.data.io.StrictReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads plain CSV on several threads. Each of them takes the next chunk, reads its numbers, waits
 * for the chunk's turn to have its rows counted and given their places, and copies them there. What
 * happens in turn happens in the order of the text, so that neither the rows nor the first error
 * depend on the threads. The first quote ends it: commons-csv goes on from that chunk's first line.
 */
final class ChunkLoad {
  private final String file;
  private final Dialect dialect;
  private final ChunkSource chunks;
  private final RowLedger rows;

  // Guarded by this.
  private long turn;
  private long line;
  private Throwable failure;
  private String last; // line of plain rows, or null if others are behind it
  private long lastLine;
  private boolean handedOver;
  private long handOverOffset;
  private final ByteArrayOutputStream unread = new ByteArrayOutputStream();

  /**
   * Starts behind the header.
   *
   * @param header where the header was read from
   */
  ChunkLoad(String file, Dialect dialect, PlainRecords header, RowLedger rows) {
    this.file = file;
    this.dialect = dialect;
    this.chunks = new ChunkSource(header.unread(), header.offset());
    this.line = header.nextLine();
    this.rows = rows;
  }

  /**
   * Reads all it can.
   *
   * @param scanners makes what reads a chunk, one for each thread
   * @return the records left for commons-csv, or null if there are none
   */
  Records run(Supplier<ChunkScanner> scanners, int threads) {
    Chunk first = new Chunk(ChunkSource.SIZE);
    if (chunks.next(first)) {
      if (threads == 1 || chunks.isEnded()) {
        work(first, scanners.get());
      } else {
        rows.prepareForThreads();
        shareWork(first, scanners, threads);
      }
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (handedOver || chunks.isTooLong()) {
      return rest();
    }
    if (last != null) {
      String delimiter = Pattern.quote(String.valueOf(dialect.delimiter()));
      rows.sawLast(file, lastLine, last.split(delimiter, -1));
    }
    return null;
  }

  private void shareWork(Chunk first, Supplier<ChunkScanner> scanners, int threads) {
    List<Thread> others = new ArrayList<>();
    try {
      for (int i = 1; i < threads; i++) {
        Thread other = new Thread(new Worker(scanners.get()), "neuron-load-" + i);
        other.setDaemon(true);
        other.start();
        others.add(other);
      }
      work(first, scanners.get());
    } catch (RuntimeException | Error e) { // out of memory: the others must not wait for it
      fail(e);
    }
    join(others);
  }

  private static void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One of the other threads. */
  private final class Worker implements Runnable {
    private final ChunkScanner scanner;

    Worker(ChunkScanner scanner) {
      this.scanner = scanner;
    }

    @Override
    public void run() {
      try {
        Chunk chunk = new Chunk(ChunkSource.SIZE);
        if (chunks.next(chunk)) {
          work(chunk, scanner);
        }
      } catch (RuntimeException | Error e) { // no room for the chunk
        fail(e);
      }
    }
  }

  private void work(Chunk chunk, ChunkScanner scanner) {
    try {
      do {
        ChunkScanner.Outcome outcome =
            chunk.failure == null ? scanner.scan(chunk) : ChunkScanner.Outcome.NEEDS_REFERENCE;
        long place = inTurn(chunk, scanner, outcome);
        if (place >= 0) {
          rows.put(place, scanner.rows());
        }
      } while (chunks.next(chunk));
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    chunks.stop();
    notifyAll();
  }

  /** Waits for the chunk's turn and accounts for it; gives the place of its rows, or −1. */
  private synchronized long inTurn(
      Chunk chunk, ChunkScanner scanner, ChunkScanner.Outcome outcome) {
    awaitTurn(chunk.index);
    if (failure != null) {
      return -1;
    }
    long place = account(chunk, scanner, outcome);
    turn++;
    notifyAll();
    return place;
  }

  private void awaitTurn(long index) {
    boolean interrupted = false;
    while (turn != index && failure == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long account(Chunk chunk, ChunkScanner scanner, ChunkScanner.Outcome outcome) {
    if (handedOver) {
      unread.write(chunk.bytes, 0, chunk.length);
      return -1;
    }
    if (chunk.failure != null) {
      throw chunk.failure;
    }
    switch (outcome) {
      case PLAIN -> {
        seeLast(chunk, scanner.lines());
        line += scanner.lines();
        return rows.take(scanner.rows(), scanner.rowsSkipped());
      }
      case NEEDS_REFERENCE -> readAgain(chunk);
      case QUOTED -> {
        chunks.stop();
        handedOver = true;
        handOverOffset = chunk.offset;
        unread.write(chunk.bytes, 0, chunk.length);
      }
    }
    return -1;
  }

  /** Reads a chunk cell by cell: no quote spans its lines, but some cell is no plain number. */
  private void readAgain(Chunk chunk) {
    last = null;
    InputStream bytes = new ByteArrayInputStream(chunk.bytes, 0, chunk.length);
    Records records = new PlainRecords(file, bytes, dialect, line, chunk.offset);
    for (String[] cells = records.next(); cells != null; cells = records.next()) {
      rows.add(file, records.line(), cells);
    }
    line += chunk.lines();
  }

  /** Keeps the last line of a chunk of plain rows. */
  private void seeLast(Chunk chunk, long lines) {
    int to = chunk.length;
    int ends = 0;
    while (to > 0 && chunk.bytes[to - 1] <= '\r') {
      to--;
      ends += chunk.bytes[to] == '\n' ? 1 : 0;
    }
    int from = to;
    while (from > 0 && chunk.bytes[from - 1] != '\n') {
      from--;
    }
    if (to > 0) {
      last = new String(chunk.bytes, from, to - from, StandardCharsets.UTF_8);
      lastLine = line + lines - Math.max(1, ends);
    }
  }

  private Records rest() {
    InputStream in = new PrefixedStream(unread.toByteArray(), 0, unread.size(), chunks.rest());
    long offset = handedOver ? handOverOffset : chunks.offset();
    StrictReader text = new StrictReader(file, in, StandardCharsets.UTF_8, line, offset);
    return new CommonsRecords(file, text, dialect, line);
  }
}
