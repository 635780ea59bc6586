package dev.neuron.data.block;

/** Where good rows go: into blocks in memory, or into a file. */
public interface RowSink {
  /** Adds a row of x from a place in an array. */
  void add(double[] from, int at, double target, double weight);

  /** From now on {@link #put} is called by several threads. */
  default void prepareForThreads() {}

  /**
   * Adds the rows of a chunk, or makes room for them.
   *
   * @return the place to {@link #put} them, or −1 if they were added
   */
  default long take(ChunkRows chunk) {
    chunk.addTo(this);
    return -1;
  }

  /** Copies the rows of a chunk to the place made for them. */
  default void put(long place, ChunkRows chunk) {
    throw new IllegalStateException("the rows were added when they were taken");
  }
}
