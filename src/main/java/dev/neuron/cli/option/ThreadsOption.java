package dev.neuron.cli.option;

/** How many threads may work; the result is the same for any number. */
public final class ThreadsOption extends OptionGroup {
  private final Option<Integer> threads =
      option("--threads", "N")
          .atLeast(1)
          .help("Threads to use; never changes the result (default: all processors).")
          .count();

  public ThreadsOption() {
    super(Section.ENGINE);
  }

  /** Whether a number was asked for. */
  boolean isGiven() {
    return threads.isGiven();
  }

  /** The number of threads. */
  public int count() {
    return threads.or(Runtime.getRuntime().availableProcessors());
  }
}
