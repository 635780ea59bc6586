package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import dev.neuron.report.compare.Compared;
import dev.neuron.report.compare.ComparisonFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files with the comparison as far as it has come. They are opened before the work starts, so that
 * one that cannot be created costs no training, and replaced as a whole whenever there is news.
 */
final class Exports implements AutoCloseable {
  private final List<Path> paths;
  private final List<AtomicFile> open = new ArrayList<>();

  /** Opens the files without changing what is there. */
  Exports(List<Path> paths) {
    this.paths = paths;
    try {
      for (Path path : paths) {
        open.add(AtomicFile.create(path));
      }
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /** Puts the comparison as it stands into every file. */
  void write(Compared compared) {
    for (Path path : paths) {
      ComparisonFormat format = ComparisonFormat.ofFile(path.toString());
      AtomicFile.write(
          path, format.render(compared, false, Integer.MAX_VALUE).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    for (AtomicFile file : open) {
      file.close();
    }
    open.clear();
  }
}
