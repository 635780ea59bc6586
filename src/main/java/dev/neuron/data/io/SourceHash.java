package dev.neuron.data.io;

import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;

/** The SHA-256 of a source's bytes as they are stored. */
public final class SourceHash {
  private SourceHash() {}

  public static String of(DataSource source, LoadProgress progress) {
    try (HashingInput stored = RewindableInput.stored(source, true, progress, 0, -1)) {
      return stored.report().sha256();
    }
  }
}
