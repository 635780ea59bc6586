package dev.neuron.data.csv;

import dev.neuron.data.Conversions;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.TableRows;
import dev.neuron.data.io.EncodingDetector;
import dev.neuron.data.io.RewindableInput;
import dev.neuron.data.io.StrictReader;
import dev.neuron.data.json.JsonTable;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An open source together with what its first rows said; gives its data rows from the first. */
public final class SourceReader implements AutoCloseable {
  private final RewindableInput source;
  private final EncodingDetector start; // null for a table
  private final Dialect dialect;
  private final boolean reference;
  private final long before; // lines before the table
  private TableRecords table; // or null
  private Schema head;
  private Schema plain; // what the first rows are before their cells are converted, or null
  private Conversions conversions = Conversions.NONE;

  private SourceReader(
      RewindableInput source,
      EncodingDetector start,
      Dialect dialect,
      boolean reference,
      long before) {
    this.source = source;
    this.before = before;
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
      return openRows(source, source.table(), format);
    }
    byte[] bytes = source.first();
    if (NpyRecords.isMark(bytes)) {
      return openTable(source, format);
    }
    EncodingDetector start = EncodingDetector.of(source.name(), bytes, format.encoding());
    source.beginBehind(start.markLength());
    boolean objects = JsonTable.isNext(unchecked(source, start));
    source.rewind();
    if (objects) {
      source.rewindForGood();
      return openRows(source, new JsonTable(source.name(), text(source, start)), format);
    }
    char separator = Preamble.separator(bytes, start);
    long before = Math.max(format.skipLines(), separator == CsvFormat.NONE ? 0 : 1);
    boolean separated = separator != CsvFormat.NONE && format.delimiter() == CsvFormat.AUTO;
    CsvFormat asked = separated ? format.withDelimiter(separator) : format;
    FirstRecords first = firstRecords(source, start, asked, before);
    boolean mayHaveHeader = format.header() == HeaderRule.AUTO || format.header() == HeaderRule.YES;
    if (asked.delimiter() == CsvFormat.AUTO && first.areParted(format.usual(), mayHaveHeader)) {
      asked = asked.withDelimiter(format.usual());
    }
    TableShape shape =
        asked.delimiter() == CsvFormat.AUTO
            ? DelimiterGuess.of(source.name(), first, asked, mayHaveHeader)
            : new TableShape(first, asked.delimiter(), mayHaveHeader);
    DelimiterGuess.refuseGroups(source.name(), first, shape, asked);
    shape.refuseOtherLines(source.name());
    Dialect dialect =
        new Dialect(
            shape.delimiter(),
            format.quote(),
            format.comment(),
            first.haveBorders(),
            asked.groupsByBlanks());
    SourceReader reader = new SourceReader(source, start, dialect, reference, before);
    reader.head = reader.detect(asked, shape.kind()).withLowerNames(shape.lowerNames());
    if (separated) {
      String said = "the first line says that the delimiter is ";
      Note note = Note.note(said + SafeText.of(String.valueOf(separator)));
      reader.head = reader.head.noting(List.of(), List.of(note));
    }
    if (dialect.borders()) {
      Note note = Note.note("passed over lines of dashes, which hold no data");
      reader.head = reader.head.noting(List.of(), List.of(note));
    }
    source.rewindForGood();
    return reader;
  }

  private static FirstRecords firstRecords(
      RewindableInput source, EncodingDetector start, CsvFormat format, long before) {
    FirstRecords first =
        FirstRecords.of(Preamble.skip(unchecked(source, start), before), format, before + 1);
    source.rewind();
    return first;
  }

  /** What the first rows say; once more where units and dates are to be converted. */
  private Schema detect(CsvFormat format, TableShape.Kind shape) {
    Schema found = detectNumbers(format.withConversions(Conversions.NONE), shape);
    if (format.conversions().isNone() || !found.hasRows()) {
      return found;
    }
    plain = found;
    conversions = ConversionChoice.of(plain, format.conversions());
    CsvFormat known = format.withConversions(conversions).withHeader(plain.hasHeader());
    Schema converted = again(plain.decimal() == ',' ? known.withDecimal(',') : known, shape);
    List<Note> before = new ArrayList<>(plain.notes());
    if (converted.notes().stream().anyMatch(NumberMarks::isOfThousands)) {
      before.removeIf(NumberMarks::isOfThousands); // fewer columns were numbers
    }
    return converted.noting(
        before, ConversionChoice.notes(plain, conversions, format.conversions()));
  }

  private Schema again(CsvFormat format, TableShape.Kind shape) {
    rewind();
    return detectNumbers(format, shape);
  }

  /** What they say; once more where commas turn out to stand before decimals. */
  private Schema detectNumbers(CsvFormat format, TableShape.Kind shape) {
    Schema found = detectOnce(format, shape);
    if (found.decimal() == ',' && format.decimal() == CsvFormat.AUTO) {
      rewind();
      return detectOnce(format.withDecimal(','), shape).noting(List.of(), found.notes());
    }
    return found;
  }

  private Schema detectOnce(CsvFormat format, TableShape.Kind shape) {
    if (table != null) {
      table.writeNumbers(format.decimal());
    }
    Records records = records(format.header() != HeaderRule.NO);
    return SchemaDetector.of(source.name(), records, dialect, shape, format, source::hasKeptEnough);
  }

  private void rewind() {
    if (table == null) {
      source.rewind();
    } else {
      table.rewind();
    }
  }

  /** Opens a table of doubles: nothing is left to be guessed. */
  private static SourceReader openTable(RewindableInput source, CsvFormat format) {
    Dialect dialect = new Dialect(',', format.quote(), format.comment());
    SourceReader reader = new SourceReader(source, null, dialect, false, 0);
    Records rows = reader.fileRecords();
    reader.head =
        SchemaDetector.of(
            source.name(),
            rows,
            dialect,
            TableShape.Kind.EVEN,
            format.withoutHeader(),
            source::hasKeptEnough);
    source.rewindForGood();
    return reader;
  }

  /** Opens a table whose columns have names. */
  private static SourceReader openRows(RewindableInput source, TableRows rows, CsvFormat format) {
    Dialect dialect = new Dialect(format.writtenDelimiter(), CsvFormat.NONE, CsvFormat.NONE);
    SourceReader reader = new SourceReader(source, null, dialect, false, 0);
    reader.table = new TableRecords(source.name(), rows);
    reader.head = reader.detect(format.ofTable(), TableShape.Kind.EVEN);
    reader.table.rewindForGood();
    return reader;
  }

  /**
   * Goes on in the midst of a text whose first rows were looked at elsewhere.
   *
   * @param format its delimiter is decided
   * @param dialect how the text is taken apart
   * @param names the columns
   */
  public static SourceReader resume(
      RewindableInput source, CsvFormat format, Dialect dialect, List<String> names) {
    Charset charset = format.encoding() == null ? StandardCharsets.UTF_8 : format.encoding();
    SourceReader reader =
        new SourceReader(source, new EncodingDetector(charset, 0), dialect, false, 0);
    Schema.Draft draft = new Schema.Draft(source.name(), dialect, names);
    draft.conversions = format.conversions();
    draft.spellings = new CellParser(format).spellings();
    draft.hasRows = true;
    reader.head = draft.schema();
    reader.plain = reader.head;
    reader.conversions = format.conversions();
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
    Records records = records(head.hasHeader());
    if (head.hasHeader()) {
      records.next();
    }
    return records;
  }

  /** All records, with cells converted as far as that is decided. */
  private Records records(boolean header) {
    Records records = fileRecords();
    return plain == null || conversions.isEmpty()
        ? records
        : new ConvertedRecords(records, conversions, plain.fileNames(), header);
  }

  private Records fileRecords() {
    if (table != null) {
      return table;
    }
    if (start == null) {
      return new NpyRecords(source.name(), source);
    }
    if (isPlain()) {
      Preamble.Rest rest = Preamble.skip(source.name(), source, before, start.markLength());
      return new PlainRecords(source.name(), rest.in(), dialect, before + 1, rest.offset());
    }
    Reader text = Preamble.skip(text(source, start), before);
    Records records =
        dialect.isBlanks()
            ? new BlankRecords(source.name(), text, dialect, before + 1)
            : new CommonsRecords(source.name(), text, dialect, before + 1);
    return dialect.borders() ? new Unbordered(records) : records;
  }

  /** Whether the text can be taken apart byte by byte until the first quote. */
  private boolean isPlain() {
    return !reference && start.isUtf8() && PlainRecords.canRead(dialect);
  }

  /** The text by which delimiter and shape are judged: what is no UTF-8 is no reason to stop. */
  private static Reader unchecked(RewindableInput source, EncodingDetector start) {
    if (!start.isUtf8()) {
      return text(source, start);
    }
    return new InputStreamReader(source, StandardCharsets.UTF_8);
  }

  private static StrictReader text(RewindableInput source, EncodingDetector start) {
    return new StrictReader(source.name(), source, start.charset(), 1, start.markLength());
  }

  @Override
  public void close() {
    source.close();
  }
}
