package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;

/** How many threads may work; the result is the same for any number. */
public final class ThreadsOption extends OptionGroup {
  private final Option<Integer> threads =
      option("--threads", "N")
          .help("Threads to use; never changes the result (default: all processors).")
          .count();

  public ThreadsOption() {
    super(Section.ENGINE);
  }

  /** Whether a number was asked for. */
  boolean isGiven() {
    return threads.isGiven();
  }

  /**
   * The number of threads.
   *
   * @throws UsageException if it is less than 1
   */
  public int count() {
    if (threads.isGiven() && threads.value() < 1) {
      throw new UsageException("--threads must be at least 1, not " + threads.value());
    }
    return threads.or(Runtime.getRuntime().availableProcessors());
  }
}
