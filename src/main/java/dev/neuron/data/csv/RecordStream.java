package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import java.util.List;

/**
 * The records of one or more sources with the same columns, one at a time, in constant memory.
 *
 * <pre>{@code
 * try (RecordStream stream = RecordStream.open(sources, format)) {
 *   RowParser parser = RowParser.features(columns, stream, UnseenRule.ERROR, null);
 *   for (SourceRecord row = stream.next(); row != null; row = stream.next()) {
 *     if (parser.parse(row)) {
 *       parser.features(x);
 *     }
 *   }
 * }
 * }</pre>
 */
public final class RecordStream implements AutoCloseable {
  private final CsvFormat format;
  private final SourceSequence sources;
  private final CellParser cells;
  private Records rows;
  private long number;

  private RecordStream(CsvFormat format, SourceSequence sources) {
    this.format = format;
    this.sources = sources;
    this.cells = new CellParser(format.reading(sources.head().reading()));
    this.rows = sources.reader().rows();
  }

  /**
   * Opens the first source and reads its header. A header without rows is no error here.
   *
   * @throws DataException of kind UNREADABLE if a source cannot be opened, CONTENT if it is empty
   *     or its header is unusable
   */
  public static RecordStream open(List<DataSource> sources, CsvFormat format) {
    return open(sources, format, LoadProgress.NONE);
  }

  /**
   * The same with progress told.
   *
   * @throws DataException like {@link #open(List, CsvFormat)}
   */
  public static RecordStream open(
      List<DataSource> sources, CsvFormat format, LoadProgress progress) {
    return open(sources, format, false, progress);
  }

  /**
   * The same with the SHA-256 of what is read, if asked for.
   *
   * @throws DataException like {@link #open(List, CsvFormat)}
   */
  public static RecordStream open(
      List<DataSource> sources, CsvFormat format, boolean hashed, LoadProgress progress) {
    return new RecordStream(format, new SourceSequence(sources, format, hashed, false, progress));
  }

  /** The records of a source that is open already. */
  public static RecordStream of(SourceReader reader, CsvFormat format) {
    return new RecordStream(format, new SourceSequence(reader, format));
  }

  /** The column names, trimmed; x1, x2, … when there is no header. */
  public List<String> header() {
    return sources.head().names();
  }

  /** The header's cells as they stand in it; none where there is no header. */
  public List<String> heading() {
    return sources.head().heading();
  }

  /** The delimiter used, given or found. */
  public char delimiter() {
    return sources.head().dialect().delimiter();
  }

  /** What the first source's first rows say. */
  public Schema head() {
    return sources.head();
  }

  /** What was guessed: header, delimiter. */
  public List<Note> notes() {
    return sources.head().notes();
  }

  /**
   * The next record, or null at the end of the last source.
   *
   * @throws DataException of kind CONTENT for damaged text, UNREADABLE if reading fails
   */
  public SourceRecord next() {
    while (rows != null) {
      String[] cells = rows.next();
      if (cells != null) {
        number++;
        String[] raw = rows.raw() == null ? cells : rows.raw();
        return new SourceRecord(sources.reader().head().file(), rows.line(), number, cells, raw);
      }
      rows = sources.advance() ? sources.reader().rows() : null;
    }
    return null;
  }

  /** The sources read to their end. */
  public List<LoadReport.SourceFile> files() {
    return sources.files();
  }

  /** What the cells' text means. */
  public CellParser cells() {
    return cells;
  }

  /** Whether a column, from 0, counts as text: something in its first 1000 rows, no number. */
  public boolean isText(int column) {
    return sources.head().columns().get(column).kind() == Schema.Kind.TEXT;
  }

  /** The first source's name. */
  public String file() {
    return sources.head().file();
  }

  /** How the text is taken apart. */
  public CsvFormat format() {
    return format;
  }

  /** Closes what is open; standard input stays open. */
  @Override
  public void close() {
    sources.close();
  }
}
