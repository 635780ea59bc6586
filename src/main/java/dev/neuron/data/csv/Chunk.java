package dev.neuron.data.csv;

/**
 * Some whole lines of a text, and what place they have in it. The bytes behind the last line are
 * zeros, enough of them to be read eight at a time.
 */
public final class Chunk {
  /** How many bytes may be read behind the last one. */
  static final int SLACK = 16;

  public byte[] bytes;
  public int length;

  /** The chunk's number, from 0. */
  public long index;

  /** How many bytes of the text are before it. */
  public long offset;

  /** What kept the source from giving more; the chunk is empty then. */
  public RuntimeException failure;

  public Chunk(int capacity) {
    bytes = new byte[capacity + SLACK];
  }

  /** How many line ends there are: LF, CR, or both as one. */
  public long lines() {
    long lines = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        lines++;
      } else if (bytes[i] == '\r' && bytes[i + 1] != '\n') {
        lines++;
      }
    }
    return lines;
  }

  public boolean contains(int wanted) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }
}
