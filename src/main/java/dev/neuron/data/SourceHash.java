package dev.neuron.data;

/** The SHA-256 of a source's bytes as they are stored. */
final class SourceHash {
  private SourceHash() {}

  static String of(DataSource source, LoadProgress progress) {
    try (OpenSource open = OpenSource.open(source, true, progress, 0, -1)) {
      return open.report().sha256();
    }
  }
}
