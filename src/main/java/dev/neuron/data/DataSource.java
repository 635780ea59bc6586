package dev.neuron.data;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where data come from: a file, a stream already open (standard input), or a table that is no text.
 *
 * @param name the name as the user gave it, for messages
 * @param path the file, or null
 * @param stream the stream, or null
 * @param table the table, or null
 */
public record DataSource(String name, Path path, InputStream stream, TableRows table) {
  /** A file. */
  public static DataSource of(Path path) {
    return new DataSource(path.toString(), path, null, null);
  }

  /** An open stream, read once and not closed. */
  public static DataSource of(String name, InputStream stream) {
    return new DataSource(name, null, stream, null);
  }

  /** An open table, read once. */
  public static DataSource of(String name, TableRows table) {
    return new DataSource(name, null, InputStream.nullInputStream(), table);
  }

  /** Either a path or a stream, which is empty for a table. */
  public DataSource {
    if ((path == null) == (stream == null)) {
      throw new IllegalArgumentException(name + " is neither a file nor a stream");
    }
  }
}
