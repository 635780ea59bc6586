package dev.neuron.cli.session;

import dev.neuron.data.io.AtomicFile;
import dev.neuron.report.compare.Compared;
import dev.neuron.report.compare.ComparisonFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Files with the comparison as far as it has come. They are opened before the work starts, so that
 * one that cannot be created costs no training, and replaced as a whole whenever there is news.
 */
public final class Exports implements AutoCloseable {
  /**
   * After a writing comes a rest this many times as long: thousands of short runs should not wait.
   */
  private static final long PAUSE = 10;

  private final List<Path> paths;
  private final List<AtomicFile> open = new ArrayList<>();
  private long next = System.nanoTime();

  /** Opens the files without changing what is there. */
  public Exports(List<Path> paths) {
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

  /** Puts the comparison as it stands into every file, unless that was done a moment ago. */
  void offer(Supplier<Compared> compared) {
    long begun = System.nanoTime();
    if (!paths.isEmpty() && begun >= next) {
      write(compared.get());
      long now = System.nanoTime();
      next = now + PAUSE * (now - begun);
    }
  }

  /** Puts the comparison as it stands into every file; what leads to a pipe has to wait. */
  private void write(Compared compared) {
    for (int i = 0; i < paths.size(); i++) {
      if (!open.get(i).isDirect()) {
        AtomicFile.write(paths.get(i), bytes(compared, paths.get(i)));
      }
    }
  }

  /** Puts the comparison in its end into every file. */
  public void finish(Compared compared) {
    for (int i = 0; i < paths.size(); i++) {
      open.get(i).finish(bytes(compared, paths.get(i)));
    }
  }

  private static byte[] bytes(Compared compared, Path path) {
    ComparisonFormat format = ComparisonFormat.ofFile(path.toString());
    return format.render(compared, false, Integer.MAX_VALUE).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    for (AtomicFile file : open) {
      file.close();
    }
    open.clear();
  }
}
