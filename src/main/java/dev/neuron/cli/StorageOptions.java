package dev.neuron.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the examples lie while a neuron is trained on them. */
final class StorageOptions {
  @Option(
      names = "--out-of-core",
      order = 190,
      description =
          "Train from disk in constant memory, to the same bits; chosen by itself where the data"
              + " do not fit in memory.")
  private boolean outOfCore;

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      order = 191,
      description =
          "Where --out-of-core keeps converted data, a NumPy file (default: beside the first"
              + " source, with .npy added).")
  private String cache;

  /** Whether to train from disk. */
  boolean isOutOfCore() {
    return outOfCore || cache != null;
  }

  /** The cache file asked for, or null. */
  Path cache() {
    return cache == null ? null : Sources.path(cache);
  }

  /** Writes the options in force into {@code options}. */
  void describe(Map<String, Object> options) {
    if (cache != null) {
      options.put("cache", cache);
    }
  }
}
