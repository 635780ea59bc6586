package dev.neuron.cli;

import picocli.CommandLine.Option;

/** How many threads may work; the result is the same for any number. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 800,
      description = "Threads to use; never changes the result (default: all processors).")
  private Integer threads;

  /** Whether a number was asked for. */
  boolean isGiven() {
    return threads != null;
  }

  /**
   * The number of threads.
   *
   * @throws UsageException if it is less than 1
   */
  int count() {
    if (threads != null && threads < 1) {
      throw new UsageException("--threads must be at least 1, not " + threads);
    }
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
