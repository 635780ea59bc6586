package dev.neuron.data;

import java.util.List;

/** Reads the sources of a request into memory as blocks of scaled examples. */
@SuppressWarnings("DoNotCallSuggester") // until it is written
public final class DataLoader {
  private DataLoader() {}

  /**
   * Loads everything.
   *
   * @throws DataException if the sources cannot be read (UNREADABLE), hold something unusable
   *     (CONTENT), do not have what was asked for (REQUEST) or do not fit (TOO_LARGE)
   * @throws OutputException if the file for rejected rows cannot be written
   */
  public static Dataset load(DataRequest request, LoadProgress progress) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Loads everything and puts a share of the rows apart for validation. Which rows those are
   * depends on the seed and the number of rows alone.
   *
   * @param share of the rows, above 0 and below 1; at least one row and not all of them
   * @throws DataException like {@link #load}
   */
  public static Split split(DataRequest request, double share, long seed, LoadProgress progress) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Loads other sources as validation data for a training set: by name, with its columns, its
   * replacement values and its scaling.
   *
   * @throws DataException like {@link #load}; CONTENT if a column is missing or a one-hot value was
   *     not seen in training
   */
  public static Dataset loadLike(
      Dataset training, DataRequest request, List<DataSource> sources, LoadProgress progress) {
    throw new UnsupportedOperationException("being written");
  }
}
