package dev.neuron.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything {@code DataLoader} needs to know.
 *
 * @param sources one or more sources with the same columns
 * @param format how their text is taken apart
 * @param selection which columns to use
 * @param missing what to do with missing cells
 * @param badRows what to do with rows that cannot be read
 * @param scaling the coordinates to train in
 * @param hashed whether to compute the SHA-256 of what is read (it costs some time)
 * @param threads how many threads may be used; never changes the result
 */
public record DataRequest(
    List<DataSource> sources,
    CsvFormat format,
    Selection selection,
    MissingRule missing,
    BadRows badRows,
    Scaling.Kind scaling,
    boolean hashed,
    int threads) {

  /** Copies the list and checks the numbers. */
  public DataRequest {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw DataException.request("no data file was given", "name a CSV file, or - for stdin");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but are " + threads);
    }
  }

  /** Everything by default: the last column from every other numeric one, standardized. */
  public static DataRequest of(DataSource... sources) {
    return new DataRequest(
        List.of(sources),
        CsvFormat.DEFAULT,
        Selection.DEFAULT,
        MissingRule.ERROR,
        BadRows.ERROR,
        Scaling.Kind.STANDARD,
        true,
        Runtime.getRuntime().availableProcessors());
  }

  /** Everything by default, from files. */
  public static DataRequest of(Path... paths) {
    DataSource[] sources = new DataSource[paths.length];
    for (int i = 0; i < paths.length; i++) {
      sources[i] = DataSource.of(paths[i]);
    }
    return of(sources);
  }

  /** The same with other sources. */
  public DataRequest withSources(List<DataSource> others) {
    return new DataRequest(others, format, selection, missing, badRows, scaling, hashed, threads);
  }

  /** The same with another format. */
  public DataRequest withFormat(CsvFormat other) {
    return new DataRequest(sources, other, selection, missing, badRows, scaling, hashed, threads);
  }

  /** The same with other columns. */
  public DataRequest withSelection(Selection other) {
    return new DataRequest(sources, format, other, missing, badRows, scaling, hashed, threads);
  }

  /** The same with another rule for missing cells. */
  public DataRequest withMissing(MissingRule other) {
    return new DataRequest(sources, format, selection, other, badRows, scaling, hashed, threads);
  }

  /** The same with another rule for bad rows. */
  public DataRequest withBadRows(BadRows other) {
    return new DataRequest(sources, format, selection, missing, other, scaling, hashed, threads);
  }

  /** The same in other coordinates. */
  public DataRequest withScaling(Scaling.Kind other) {
    return new DataRequest(sources, format, selection, missing, badRows, other, hashed, threads);
  }

  /** The same with or without the hash. */
  public DataRequest withHashed(boolean other) {
    return new DataRequest(sources, format, selection, missing, badRows, scaling, other, threads);
  }

  /** The same on another number of threads. */
  public DataRequest withThreads(int other) {
    return new DataRequest(sources, format, selection, missing, badRows, scaling, hashed, other);
  }
}
