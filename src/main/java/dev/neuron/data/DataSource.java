package dev.neuron.data;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where data come from: a file, or a stream already open (standard input).
 *
 * @param name the name as the user gave it, for messages
 * @param path the file, or null for a stream
 * @param stream the stream, or null for a file
 */
public record DataSource(String name, Path path, InputStream stream) {
  /** A file. */
  public static DataSource of(Path path) {
    return new DataSource(path.toString(), path, null);
  }

  /** An open stream, read once and not closed. */
  public static DataSource of(String name, InputStream stream) {
    return new DataSource(name, null, stream);
  }

  /** Either a path or a stream. */
  public DataSource {
    if ((path == null) == (stream == null)) {
      throw new IllegalArgumentException(name + " is neither a file nor a stream");
    }
  }
}
