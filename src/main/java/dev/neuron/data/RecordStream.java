package dev.neuron.data;

import java.util.List;

/**
 * The records of one or more sources with the same columns, one at a time, in constant memory.
 *
 * <pre>{@code
 * try (RecordStream stream = RecordStream.open(sources, format)) {
 *   RecordEncoder encoder = columns.encoder(stream, UnseenRule.ERROR);
 *   for (SourceRecord row = stream.next(); row != null; row = stream.next()) {
 *     encoder.features(row, x);
 *   }
 * }
 * }</pre>
 */
@SuppressWarnings("DoNotCallSuggester") // until it is written
public final class RecordStream implements AutoCloseable {
  private RecordStream() {}

  /**
   * Opens the first source and reads its header.
   *
   * @throws DataException of kind UNREADABLE if a source cannot be opened, CONTENT if it is empty
   *     or its header is unusable
   */
  public static RecordStream open(List<DataSource> sources, CsvFormat format) {
    throw new UnsupportedOperationException("being written");
  }

  /** The column names, trimmed; x1, x2, … when there is no header. */
  public List<String> header() {
    throw new UnsupportedOperationException("being written");
  }

  /** Whether the names come from the file. */
  public boolean hasHeader() {
    throw new UnsupportedOperationException("being written");
  }

  /** The delimiter used, given or found. */
  public char delimiter() {
    throw new UnsupportedOperationException("being written");
  }

  /** What was guessed: header, delimiter. */
  public List<Note> notes() {
    throw new UnsupportedOperationException("being written");
  }

  /** The sources read so far; complete (with hashes, if asked for) once {@link #next} gave null. */
  public List<LoadReport.SourceFile> files() {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * The next record, or null at the end of the last source.
   *
   * @throws DataException of kind CONTENT for damaged text, UNREADABLE if reading fails
   */
  public SourceRecord next() {
    throw new UnsupportedOperationException("being written");
  }

  /** Closes what is open; standard input stays open. */
  @Override
  public void close() {}
}
