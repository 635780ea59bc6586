package dev.neuron.data.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * The frames of a zstd file as they are packed, without those to be skipped: {@code pzstd} begins
 * every frame with one. Finds where a file is cut off, what is no frame, and what the unpacker
 * cannot do. Source: RFC 8878, <em>Zstandard Compression</em>.
 */
final class ZstdFrames extends InputStream {
  /** The unpacker has no room for more: what {@code zstd} packs up to level 19 needs no more. */
  private static final long LARGEST_WINDOW = 8 << 20;

  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50; // the last four bits are any
  private static final int LONGEST_HEADER = 18;

  /** What comes when all of {@link #head} and {@link #left} was given out. */
  private enum Next {
    FRAME,
    BLOCK,
    CHECKSUM
  }

  private final InputStream in;
  private final byte[] head = new byte[LONGEST_HEADER];
  private int headAt;
  private int headLength;
  private long left; // bytes of a block or checksum still to be given out
  private long offset; // bytes of the file read
  private long block; // where the last block begins
  private Next next = Next.FRAME;
  private boolean checked; // whether a checksum ends the frame

  /** Starts at the beginning of the file. */
  ZstdFrames(InputStream in) {
    this.in = in;
  }

  /** Whether a file that begins with these four bytes is one of zstd. */
  static boolean isMark(int first) {
    return first == MAGIC || (first & ~0xF) == SKIPPABLE;
  }

  /** Where in the file the last block begins of which something was given out. */
  long block() {
    return block;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Gives a header, or a part of a block, at a time. */
  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (headAt == headLength && left == 0) {
      if (!advance()) {
        return -1;
      }
    }
    if (headAt < headLength) {
      int given = Math.min(length, headLength - headAt);
      System.arraycopy(head, headAt, into, from, given);
      headAt += given;
      return given;
    }
    int read = in.read(into, from, (int) Math.min(length, left));
    if (read < 0) {
      throw PackingException.cut(offset);
    }
    offset += read;
    left -= read;
    return read;
  }

  /** Goes on to the next header; false at the end of the file. */
  private boolean advance() throws IOException {
    headAt = 0;
    headLength = 0;
    switch (next) {
      case FRAME -> {
        return beginFrame();
      }
      case BLOCK -> beginBlock();
      case CHECKSUM -> {
        left = 4;
        next = Next.FRAME;
      }
    }
    return true;
  }

  private boolean beginFrame() throws IOException {
    long start = offset;
    int read = in.readNBytes(head, 0, 4);
    offset += read;
    if (read == 0) {
      return false;
    }
    headLength = read;
    int mark = read < 4 ? 0 : (int) little(0, 4);
    if (!isMark(mark)) {
      throw PackingException.damaged(start, "what follows is no further zstd frame", null);
    }
    if (mark == MAGIC) {
      frameHeader();
    } else {
      skipFrame();
    }
    return true;
  }

  private void skipFrame() throws IOException {
    need(4);
    long size = little(4, 4);
    headLength = 0;
    long skipped = 0;
    while (skipped < size) {
      byte[] part = in.readNBytes((int) Math.min(size - skipped, 1 << 13));
      offset += part.length;
      skipped += part.length;
      if (part.length == 0) {
        throw PackingException.cut(offset);
      }
    }
  }

  private void frameHeader() throws IOException {
    need(1);
    int descriptor = head[4];
    boolean single = (descriptor & 0x20) != 0;
    checked = (descriptor & 4) != 0;
    if ((descriptor & 8) != 0) {
      throw PackingException.damaged(
          offset - 1, "the frame's header has a bit without meaning", null);
    }
    long window = 0;
    if (!single) {
      need(1);
      int exponent = (head[5] & 0xFF) >> 3;
      window = (1L << (10 + exponent)) / 8 * (8 + (head[5] & 7));
    }
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    need(dictionary);
    if (little(headLength - dictionary, dictionary) != 0) {
      throw PackingException.unsupported(
          "is packed with a zstd dictionary", "unpack it first, zstd -d -D DICTIONARY");
    }
    int size = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6 & 3];
    need(size);
    window = single ? little(headLength - size, size) + (size == 2 ? 256 : 0) : window;
    if (window < 0 || window > LARGEST_WINDOW) {
      throw PackingException.unsupported(
          "is packed with a zstd window of more than "
              + (LARGEST_WINDOW >> 20)
              + " MB, the most that is unpacked here",
          "unpack it first, zstd -d --long=31");
    }
    next = Next.BLOCK;
  }

  private void beginBlock() throws IOException {
    long start = offset;
    need(3);
    int header = (int) little(0, 3);
    int type = header >> 1 & 3;
    if (type == 3) {
      throw PackingException.damaged(start, "there is no such kind of block", null);
    }
    block = start;
    left = type == 1 ? 1 : header >>> 3;
    if ((header & 1) != 0) {
      next = checked ? Next.CHECKSUM : Next.FRAME;
    }
  }

  /** Reads so many bytes more of a header. */
  private void need(int bytes) throws IOException {
    int read = in.readNBytes(head, headLength, bytes);
    offset += read;
    headLength += read;
    if (read < bytes) {
      throw PackingException.cut(offset);
    }
  }

  private long little(int from, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (head[from + i] & 0xFFL) << (8 * i);
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
