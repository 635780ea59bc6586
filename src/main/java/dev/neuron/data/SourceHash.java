package dev.neuron.data;

/** The SHA-256 of a source's bytes as they are stored. */
final class SourceHash {
  private SourceHash() {}

  static String of(DataSource source, LoadProgress progress) {
    try (StoredStream stored = OpenSource.stored(source, true, progress, 0, -1)) {
      return stored.report().sha256();
    }
  }
}
