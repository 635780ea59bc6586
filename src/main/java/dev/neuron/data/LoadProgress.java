package dev.neuron.data;

/** Hears how far the loading is, for a progress bar. Called often, by one thread at a time. */
@FunctionalInterface
public interface LoadProgress {
  /** Nobody listens. */
  LoadProgress NONE = (bytesRead, bytesTotal) -> {};

  /**
   * Some more was read.
   *
   * @param bytesRead bytes read so far, as stored
   * @param bytesTotal bytes to read in all, or −1 when unknown (a pipe)
   * @throws LoadInterruptedException to have the loading given up
   */
  void progressed(long bytesRead, long bytesTotal);

  /** All rows are read: statistics and scaling follow. */
  default void parsed() {}

  /**
   * Statistics and scaling are done.
   *
   * @param passes how often all training examples were read for them
   */
  default void prepared(int passes) {}
}
