package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.io.EncodingDetector;
import dev.neuron.data.io.RewindableInput;
import dev.neuron.data.io.StrictReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An open source together with what its first rows said; gives its data rows from the first. */
public final class SourceReader implements AutoCloseable {
  private final RewindableInput source;
  private final EncodingDetector start; // null for a table
  private final Dialect dialect;
  private final boolean reference;
  private TableRecords table; // or null
  private Schema head;

  private SourceReader(
      RewindableInput source, EncodingDetector start, Dialect dialect, boolean reference) {
    this.source = source;
    this.start = start;
    this.dialect = dialect;
    this.reference = reference;
  }

  /**
   * Looks at the first rows of a source.
   *
   * @param reference whether commons-csv is to read everything
   */
  public static SourceReader open(RewindableInput source, CsvFormat format, boolean reference) {
    if (source.table() != null) {
      return openRows(source, format);
    }
    boolean table = NpyRecords.isNext(source);
    source.rewind();
    if (table) {
      return openTable(source, format);
    }
    EncodingDetector start = EncodingDetector.of(source, format.encoding());
    char delimiter = format.delimiter();
    if (delimiter == CsvFormat.AUTO) {
      delimiter = DelimiterGuess.of(unchecked(source, start), format);
      source.rewind();
    }
    Dialect dialect = new Dialect(delimiter, format.quote(), format.comment());
    SourceReader reader = new SourceReader(source, start, dialect, reference);
    reader.head =
        SchemaDetector.of(
            source.name(), reader.allRecords(), dialect, format, source::hasKeptEnough);
    source.rewindForGood();
    return reader;
  }

  /** Opens a table of doubles: nothing is left to be guessed. */
  private static SourceReader openTable(RewindableInput source, CsvFormat format) {
    Dialect dialect = new Dialect(',', format.quote(), format.comment());
    SourceReader reader = new SourceReader(source, null, dialect, false);
    Records rows = reader.allRecords();
    reader.head =
        SchemaDetector.of(
            source.name(), rows, dialect, format.withoutHeader(), source::hasKeptEnough);
    source.rewindForGood();
    return reader;
  }

  /** Opens a table whose columns have names. */
  private static SourceReader openRows(RewindableInput source, CsvFormat format) {
    Dialect dialect = new Dialect(format.writtenDelimiter(), CsvFormat.NONE, CsvFormat.NONE);
    SourceReader reader = new SourceReader(source, null, dialect, false);
    reader.table = new TableRecords(source.name(), source.table());
    reader.head =
        SchemaDetector.of(source.name(), reader.table, dialect, format.ofTable(), () -> false);
    reader.table.rewindForGood();
    return reader;
  }

  /**
   * Goes on in the midst of a text whose first rows were looked at elsewhere.
   *
   * @param format its delimiter is decided
   * @param names the columns
   */
  public static SourceReader resume(RewindableInput source, CsvFormat format, List<String> names) {
    Charset charset = format.encoding() == null ? StandardCharsets.UTF_8 : format.encoding();
    Dialect dialect = new Dialect(format.delimiter(), format.quote(), format.comment());
    SourceReader reader =
        new SourceReader(source, new EncodingDetector(charset, 0), dialect, false);
    reader.head =
        new Schema(
            source.name(), dialect, false, names, List.of(), CsvFormat.NONE, true, List.of());
    source.rewindForGood();
    return reader;
  }

  public Schema head() {
    return head;
  }

  RewindableInput source() {
    return source;
  }

  /** The rows behind the header; called once. */
  public Records rows() {
    Records records = allRecords();
    if (head.hasHeader()) {
      records.next();
    }
    return records;
  }

  private Records allRecords() {
    if (table != null) {
      return table;
    }
    if (start == null) {
      return new NpyRecords(source.name(), source);
    }
    if (isPlain()) {
      start.skipMark(source);
      return new PlainRecords(source.name(), source, dialect, 1, start.markLength());
    }
    return new CommonsRecords(source.name(), text(source, start), dialect, 1);
  }

  /** Whether the text can be taken apart byte by byte until the first quote. */
  private boolean isPlain() {
    return !reference && start.isUtf8() && PlainRecords.canRead(dialect);
  }

  /**
   * The text from which the delimiter is guessed. UTF-8 is read byte by byte, without decoding: no
   * delimiter is part of a longer character.
   */
  private static Reader unchecked(RewindableInput source, EncodingDetector start) {
    if (!start.isUtf8()) {
      return text(source, start);
    }
    start.skipMark(source);
    return new InputStreamReader(source, StandardCharsets.ISO_8859_1);
  }

  private static StrictReader text(RewindableInput source, EncodingDetector start) {
    start.skipMark(source);
    return new StrictReader(source.name(), source, start.charset(), 1, start.markLength());
  }

  @Override
  public void close() {
    source.close();
  }
}
