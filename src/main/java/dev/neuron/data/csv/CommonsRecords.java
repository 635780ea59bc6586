package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.io.Compression;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Records of any dialect, taken apart by commons-csv: the reference for every other reader. */
public final class CommonsRecords implements Records {
  /** No record is longer than this: an opening quote without an end would swallow the file. */
  private static final long LONGEST = 1L << 25;

  private final String file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Bounded text;
  private final long linesBefore;
  private long line;

  /**
   * Starts at the beginning of a line.
   *
   * @param firstLine the number of that line
   */
  public CommonsRecords(String file, Reader reader, Dialect dialect, long firstLine) {
    this.file = file;
    this.text = new Bounded(reader, new RecordLines(dialect, firstLine));
    this.linesBefore = firstLine - 1;
    try {
      parser = format(dialect).parse(text);
    } catch (IOException e) {
      throw Compression.damaged(file, e);
    }
    records = parser.iterator();
  }

  private static CSVFormat format(Dialect dialect) {
    return CSVFormat.Builder.create()
        .setDelimiter(dialect.delimiter())
        .setQuote(dialect.quote() == CsvFormat.NONE ? null : dialect.quote())
        .setCommentMarker(dialect.comment() == CsvFormat.NONE ? null : dialect.comment())
        .setIgnoreEmptyLines(true)
        .setTrim(false)
        .get();
  }

  @Override
  public String[] next() {
    text.startRecord();
    CSVRecord found;
    try {
      if (!records.hasNext()) {
        return null;
      }
      found = records.next();
    } catch (IllegalStateException | java.io.UncheckedIOException e) {
      throw badQuote(e);
    }
    String[] cells = found.values();
    long breaks = 0;
    for (String cell : cells) {
      breaks += lineBreaks(cell);
    }
    line = currentLine() - breaks;
    return cells;
  }

  @Override
  public long line() {
    return line;
  }

  private long currentLine() {
    return linesBefore + parser.getCurrentLineNumber();
  }

  private static long lineBreaks(String cell) {
    long breaks = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\r' || (c == '\n' && (i == 0 || cell.charAt(i - 1) != '\r'))) {
        breaks++;
      }
    }
    return breaks;
  }

  /** The parser's only complaints are about quotes: one that never ends, or text after its end. */
  private DataException badQuote(RuntimeException e) {
    boolean endless = e.getMessage() != null && e.getMessage().contains("EOF reached");
    return new DataException(
        DataException.Kind.CONTENT,
        endless
            ? Fault.of(
                file,
                text.lines.recordLine(),
                "a quoted cell that starts in this record has no end",
                "close the quote, or use --quote none if quotes mean nothing here")
            : Fault.of(
                file,
                currentLine(),
                "there is text between the end of a quoted cell and the next delimiter",
                "double the quotes inside a quoted cell, or use --quote none"),
        e);
  }

  /** Counts what is read for one record, and stops where no real record goes on. */
  private final class Bounded extends Reader {
    private final Reader from;
    private final RecordLines lines;
    private long read;

    Bounded(Reader from, RecordLines lines) {
      this.from = from;
      this.lines = lines;
    }

    void startRecord() {
      read = 0;
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
      int count = from.read(into, at, length);
      read += Math.max(0, count);
      if (read > LONGEST) {
        throw DataException.content(
            Fault.of(
                file,
                lines.recordLine(),
                "a record here is longer than " + LONGEST + " characters",
                "look for a quote without an end; --quote none makes quotes mean nothing"));
      }
      lines.see(into, at, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }
}
