package dev.neuron.cli.console;

import dev.neuron.data.SafeText;
import dev.neuron.data.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Text and bytes on their way to standard output or a file: UTF-8, buffered, and never losing a
 * failed write, which {@link java.io.PrintStream} would.
 */
public final class Utf8Output extends OutputStream implements Appendable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream sink;
  private final Function<IOException, RuntimeException> onFailure;
  private final byte[] buffer = new byte[BUFFER];
  private int used;
  private char high;

  /**
   * Creates an answer.
   *
   * @param sink where the bytes go, unbuffered
   * @param onFailure turns a failed write into the exception to throw
   */
  Utf8Output(OutputStream sink, Function<IOException, RuntimeException> onFailure) {
    this.sink = sink;
    this.onFailure = onFailure;
  }

  /** An answer that goes into a file; its failed writes already are what they should be. */
  public static Utf8Output to(AtomicFile file) {
    return new Utf8Output(file.stream(), UncheckedIOException::new);
  }

  /** Writes text. */
  public void print(String text) {
    append(text, 0, text.length());
  }

  /** Writes text and a line feed. */
  public void println(String text) {
    print(SafeText.plain(text));
    append('\n');
  }

  @Override
  public Utf8Output append(CharSequence text) {
    return append(text, 0, text.length());
  }

  @Override
  public Utf8Output append(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      append(text.charAt(i));
    }
    return this;
  }

  @Override
  public Utf8Output append(char c) {
    if (high != 0) {
      char first = high;
      high = 0;
      if (Character.isLowSurrogate(c)) {
        write(new String(new char[] {first, c}).getBytes(StandardCharsets.UTF_8));
        return this;
      }
      write('?'); // half a pair, which Java encodes so
    }
    if (c < 0x80) {
      write(c);
    } else if (Character.isHighSurrogate(c)) {
      high = c;
    } else {
      write(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  @Override
  public void write(int b) {
    if (used == BUFFER) {
      drain();
    }
    buffer[used++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (used == BUFFER) {
        drain();
      }
      int part = Math.min(length - done, BUFFER - used);
      System.arraycopy(bytes, offset + done, buffer, used, part);
      used += part;
      done += part;
    }
  }

  @Override
  public void flush() {
    drain();
    try {
      sink.flush();
    } catch (IOException failure) {
      throw onFailure.apply(failure);
    }
  }

  @Override
  public void close() {
    flush();
    try {
      sink.close();
    } catch (IOException failure) {
      throw onFailure.apply(failure);
    }
  }

  private void drain() {
    int length = used;
    // Emptied first: after a failure nothing is written twice.
    used = 0;
    try {
      if (length > 0) {
        sink.write(buffer, 0, length);
      }
    } catch (IOException failure) {
      throw onFailure.apply(failure);
    }
  }
}
