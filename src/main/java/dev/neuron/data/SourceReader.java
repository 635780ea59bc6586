package dev.neuron.data;

import java.io.InputStream;

/** An open source together with what its first rows said; gives its records from the start. */
final class SourceReader implements AutoCloseable {
  private final OpenSource source;
  private final CsvFormat format; // null for a table of doubles
  private final Head head;

  private SourceReader(OpenSource source, CsvFormat format, Head head) {
    this.source = source;
    this.format = format;
    this.head = head;
  }

  /** Opens a source and looks at its first rows. */
  static SourceReader open(OpenSource source, CsvFormat format) {
    boolean table = NpyRecords.isNext(source);
    source.rewind();
    if (table) {
      return openTable(source, format);
    }
    char delimiter = format.delimiter();
    if (delimiter == CsvFormat.AUTO) {
      delimiter = DelimiterGuess.of(reader(source, format), format);
      source.rewind();
    }
    Dialect dialect = new Dialect(delimiter, format.quote(), format.comment());
    Head head = HeadScan.of(source.name(), records(source, format, dialect), dialect, format);
    source.rewindForGood();
    return new SourceReader(source, format, head);
  }

  /** Opens a table of doubles: nothing is left to be guessed. */
  private static SourceReader openTable(OpenSource source, CsvFormat format) {
    Dialect dialect = new Dialect(',', format.quote(), format.comment());
    CsvFormat plain = format.withoutHeader();
    Head head = HeadScan.of(source.name(), new NpyRecords(source.name(), source), dialect, plain);
    source.rewindForGood();
    return new SourceReader(source, null, head);
  }

  Head head() {
    return head;
  }

  OpenSource source() {
    return source;
  }

  /** All records, the header included; called once. */
  Records records() {
    return format == null
        ? new NpyRecords(source.name(), source)
        : records(source, format, head.dialect());
  }

  private static StrictReader reader(InputStream in, CsvFormat format) {
    return new StrictReader(((OpenSource) in).name(), in, format.encoding(), 1);
  }

  private static Records records(OpenSource source, CsvFormat format, Dialect dialect) {
    return new CommonsRecords(source.name(), reader(source, format), dialect, 1);
  }

  @Override
  public void close() {
    source.close();
  }
}
