package dev.neuron.cli.option;

import java.nio.file.Path;

/** Where the examples lie while a neuron is trained on them. */
public final class StorageOptions extends OptionGroup {
  private final Option<Boolean> outOfCore =
      option("--out-of-core")
          .help(
              "Train from disk in constant memory, to the same bits; chosen by itself where the"
                  + " data do not fit in memory.")
          .flag();
  private final Option<String> cache =
      option("--cache", "FILE")
          .recorded()
          .help(
              "Where --out-of-core keeps converted data, a NumPy file (default: beside the first"
                  + " source, with .npy added).")
          .text();

  public StorageOptions() {
    super(Section.ENGINE);
  }

  /** Whether to train from disk. */
  public boolean isOutOfCore() {
    return outOfCore.value() || cache.isGiven();
  }

  /** The cache file asked for, or null. */
  public Path cache() {
    return cache.isGiven() ? DataArguments.path(cache.value()) : null;
  }
}
