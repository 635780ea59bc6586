package dev.neuron.data.part;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.TableRows;
import dev.neuron.data.columns.KnownColumns;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.Dialect;
import dev.neuron.data.csv.NpyRecords;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.SourceReader;
import dev.neuron.data.csv.SourceSequence;
import dev.neuron.data.io.Compression;
import dev.neuron.data.io.EncodingDetector;
import dev.neuron.data.io.RewindableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;

/**
 * How every part of every file is opened: what the first file decided for all. It is sent to the
 * executors.
 *
 * <p>Packed files, tables of doubles and text whose characters are wider than a byte cannot be cut:
 * the part that begins such a file has all of it.
 */
final class PartFormat implements Serializable {
  private static final long serialVersionUID = 1;

  /** So many bytes tell whether a file is packed, a table or text. */
  private static final int MARK = 8;

  private final String firstFile;

  @SuppressWarnings("serial") // a list of the JDK
  private final List<String> names;

  private final CsvFormat format; // header and delimiter decided, the encoding apart
  private final Dialect dialect;
  private final String encoding; // or null

  PartFormat(Schema first, CsvFormat asked) {
    HeaderRule header = first.hasHeader() ? HeaderRule.YES : HeaderRule.NO;
    this.firstFile = first.file();
    this.names = List.copyOf(first.names());
    this.format =
        asked
            .decided(header, first.dialect().delimiter())
            .withDecimal(first.decimal())
            .withEncoding(null)
            .withConversions(first.conversions());
    this.dialect = first.dialect();
    this.encoding = asked.encoding() == null ? null : asked.encoding().name();
  }

  String firstFile() {
    return firstFile;
  }

  List<String> names() {
    return names;
  }

  boolean hasHeader() {
    return format.header() == HeaderRule.YES;
  }

  char delimiter() {
    return format.delimiter();
  }

  private Charset charset() {
    return encoding == null ? null : Charset.forName(encoding);
  }

  /**
   * Makes sure that there are the columns that features are made of.
   *
   * @throws DataException of kind CONTENT if one is missing
   */
  void refuseOtherColumns(Columns columns) {
    KnownColumns.plan(OneHot.of(columns), columns, names, firstFile, 0, false, -1);
  }

  /** Opens a part. */
  OpenPart open(FilePart part, FilePart.Opener file) throws IOException {
    TableRows table = file.table();
    return new OpenPart(part, table == null ? text(part, file) : null, table);
  }

  /** The text of a part, or null if an earlier part has it. */
  private PartStream text(FilePart part, FilePart.Opener file) throws IOException {
    if (canBeCut(file)) {
      return new PartStream(part, file.open(Math.max(0, part.from() - 1)), format.quote());
    } else if (!part.isFirst()) {
      return null;
    }
    FilePart all = new FilePart(part.number(), part.name(), part.location(), 0, Long.MAX_VALUE);
    return new PartStream(all, file.open(0), CsvFormat.NONE);
  }

  private boolean canBeCut(FilePart.Opener file) throws IOException {
    if (encoding != null && isWide(charset())) {
      return false;
    }
    try (InputStream in = file.open(0)) {
      byte[] first = in.readNBytes(MARK);
      Charset marked = EncodingDetector.marked(first);
      return Compression.isPlain(first)
          && !NpyRecords.isMark(first)
          && first.length > 0
          && first[0] != '{' // objects, which may be spread over lines
          && first[0] != '['
          && (marked == null || !isWide(marked));
    }
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  /** What a part is read with. Only the first part of a file may have a header. */
  CsvFormat of(OpenPart open) {
    if (open.table() != null) {
      return format.ofTable();
    }
    HeaderRule header = open.part().isFirst() ? format.header() : HeaderRule.ELSEWHERE;
    return format.decided(header, format.delimiter()).withEncoding(charset());
  }

  /**
   * The rows of a part.
   *
   * @throws DataException of kind CONTENT if its file has other columns than the first one
   */
  SourceReader reader(OpenPart part) {
    RewindableInput source =
        RewindableInput.open(part.source(), false, LoadProgress.NONE, 0, -1, format.maxExpansion());
    boolean table = part.table() != null;
    if (!table && !part.part().isFirst()) {
      return SourceReader.resume(source, of(part), dialect, names);
    }
    SourceReader reader = SourceReader.open(source, table ? format : of(part), false);
    if (table || hasHeader()) {
      SourceSequence.refuseOtherColumns(reader.head(), names, firstFile);
    }
    return reader;
  }
}
