package dev.neuron.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a source.
 *
 * @param bytes its size
 * @param modified when it was last written, nanoseconds of the epoch
 */
record SourceState(long bytes, long modified) {
  /** Of standard input, or a file that is not there. */
  static final SourceState UNKNOWN = new SourceState(-1, -1);

  static List<SourceState> of(List<DataSource> sources) {
    List<SourceState> states = new ArrayList<>();
    for (DataSource source : sources) {
      states.add(source.path() == null ? UNKNOWN : of(source.path()));
    }
    return states;
  }

  private static SourceState of(Path path) {
    try {
      BasicFileAttributes known = Files.readAttributes(path, BasicFileAttributes.class);
      return known.isRegularFile()
          ? new SourceState(known.size(), known.lastModifiedTime().to(TimeUnit.NANOSECONDS))
          : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN; // whoever opens it says what is wrong
    }
  }

  boolean isKnown() {
    return bytes >= 0;
  }
}
