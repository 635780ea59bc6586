package dev.neuron.cli.console;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.OutputException;
import dev.neuron.data.io.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources that can be read twice: what comes through a pipe is kept in a temporary file. */
public final class SpooledSources implements AutoCloseable {
  private final List<DataSource> sources = new ArrayList<>();
  private final List<TemporaryFile> temporary = new ArrayList<>();

  /**
   * Copies what can be read only once.
   *
   * @throws DataException of kind UNREADABLE if a stream cannot be read
   * @throws OutputException if the temporary file cannot be written
   */
  public SpooledSources(List<DataSource> given) {
    try {
      for (DataSource source : given) {
        sources.add(canBeReread(source) ? source : spooled(source));
      }
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  public List<DataSource> sources() {
    return sources;
  }

  /** A file can; standard input and a named pipe, such as a shell makes of <(…), cannot. */
  private static boolean canBeReread(DataSource source) {
    Path path = source.path();
    return path != null
        && (Files.isRegularFile(path) || Files.isDirectory(path) || !Files.exists(path));
  }

  private DataSource spooled(DataSource source) {
    Path path = Path.of("temporary file");
    try {
      TemporaryFile file = TemporaryFile.aside("input");
      temporary.add(file);
      path = file.contentPath();
      try (OutputStream out = file.content()) {
        if (source.stream() != null) {
          copy(source, source.stream(), out);
        } else {
          try (InputStream in = opened(source)) {
            copy(source, in, out);
          }
        }
      }
      return new DataSource(source.name(), path, null, null);
    } catch (IOException failed) {
      throw new OutputException(
          OutputException.Kind.WRITE,
          path,
          "cannot be written: " + failed.getMessage(),
          null,
          failed);
    }
  }

  private static InputStream opened(DataSource source) {
    try {
      return Files.newInputStream(source.path());
    } catch (IOException failed) {
      throw unreadable(source, failed);
    }
  }

  private static void copy(DataSource source, InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = read(source, in, buffer); read >= 0; read = read(source, in, buffer)) {
      out.write(buffer, 0, read);
    }
  }

  private static int read(DataSource source, InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException failed) {
      throw unreadable(source, failed);
    }
  }

  private static DataException unreadable(DataSource source, IOException failed) {
    Fault fault = Fault.of(source.name(), "cannot be read: " + failed.getMessage(), null);
    return new DataException(DataException.Kind.UNREADABLE, fault, failed);
  }

  @Override
  public void close() {
    for (TemporaryFile file : temporary) {
      try {
        file.close();
      } catch (IOException stays) {
        // The next run that keeps its input aside removes it.
      }
    }
  }
}
