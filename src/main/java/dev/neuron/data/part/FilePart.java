package dev.neuron.data.part;

import dev.neuron.data.TableRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * A range of a file's bytes. It has the lines that start in it, whole; of a table, the groups of
 * rows whose middle is in it.
 *
 * @param number its place among all parts, from 0
 * @param name the file as the user knows it
 * @param location where the file is, for whoever opens it
 * @param from the first byte
 * @param to the byte after the last
 */
public record FilePart(int number, String name, String location, long from, long to)
    implements Serializable {
  /** Opens the file of a part. */
  @FunctionalInterface
  public interface Opener {
    /**
     * The file's bytes as they are stored.
     *
     * @param position the first byte wanted
     */
    InputStream open(long position) throws IOException;

    /**
     * The part's rows, or null if the file is text.
     *
     * @throws DataException of kind CONTENT if it has columns that are no cells
     */
    default TableRows table() throws IOException {
      return null;
    }
  }

  /** Whether it begins where its file does. */
  boolean isFirst() {
    return from == 0;
  }
}
