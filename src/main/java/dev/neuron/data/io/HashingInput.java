package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The bytes of a source as they are stored: counted, hashed if asked for, and every failure to read
 * them told as a {@link DataException} of kind UNREADABLE, so that an IOException further up can
 * only mean damaged content.
 */
final class HashingInput extends InputStream {
  private final DataSource source;
  private final InputStream in;
  private final MessageDigest digest;
  private final LoadProgress progress;
  private final long before;
  private final long total;
  private long bytes;
  private String sha256;

  /**
   * Wraps an open stream.
   *
   * @param before bytes of sources read before this one, for the progress
   * @param total bytes of all sources, or −1 when unknown
   */
  HashingInput(
      DataSource source,
      InputStream in,
      boolean hashed,
      LoadProgress progress,
      long before,
      long total) {
    this.source = source;
    this.in = in;
    this.digest = hashed ? sha256() : null;
    this.progress = progress;
    this.before = before;
    this.total = total;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    try {
      int read = in.read(into, from, length);
      if (read > 0) {
        bytes += read;
        if (digest != null) {
          digest.update(into, from, read);
        }
        progress.progressed(before + bytes, total);
      }
      return read;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      if (source.path() != null) {
        in.close();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  long bytes() {
    return bytes;
  }

  /** Name, size and hash of everything read so far; reads what a decoder left unread. */
  LoadReport.SourceFile report() {
    if (digest != null && sha256 == null) {
      byte[] rest = new byte[1 << 13];
      while (read(rest, 0, rest.length) >= 0) {
        // A decoder may stop before the last byte; the hash is of the whole file.
      }
      sha256 = hexadecimal(digest.digest());
    }
    return new LoadReport.SourceFile(source.name(), bytes, sha256);
  }

  private DataException unreadable(IOException e) {
    return RewindableInput.unreadable(source.name(), e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hexadecimal(byte[] hash) {
    StringBuilder out = new StringBuilder(2 * hash.length);
    for (byte b : hash) {
      out.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return out.toString();
  }
}
