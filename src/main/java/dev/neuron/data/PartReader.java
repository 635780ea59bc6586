package dev.neuron.data;

import dev.neuron.math.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads parts of files anywhere: knows all that the first file and the request decided, and
 * travels.
 *
 * <p>Packed files, tables of doubles and text whose characters are wider than a byte cannot be cut:
 * the part that begins such a file has all of it.
 */
public final class PartReader implements Serializable {
  private static final long serialVersionUID = 1;

  /** As many bytes of a file tell what it is. */
  private static final int MARK = 8;

  private final String firstFile;
  private final Layout layout;
  private final CsvFormat format; // header and delimiter decided, the encoding apart
  private final String encoding; // or null
  private final MissingRule missing;
  private final boolean skipsBadRows;

  PartReader(String firstFile, Layout layout, CsvFormat format, DataRequest request) {
    this.firstFile = firstFile;
    this.layout = layout;
    this.format = format.withEncoding(null);
    this.encoding = format.encoding() == null ? null : format.encoding().name();
    this.missing = request.missing();
    this.skipsBadRows = request.badRows().skip();
  }

  /** The SHA-256 of a file's bytes as they are stored, in lower-case hexadecimal. */
  public static String sha256(String name, InputStream stored) {
    return SourceHash.of(DataSource.of(name, stored), LoadProgress.NONE);
  }

  /** Reads a part. What is wrong with it is told in its report. */
  public LoadedPart read(FilePart part, FilePart.Opener file) {
    RowTally tally = new RowTally();
    try {
      if (canBeCut(file)) {
        try (PartStream lines =
            new PartStream(part, file.open(Math.max(0, part.from() - 1)), format.quote())) {
          return lines.isEmpty()
              ? loaded(part, lines, tally, List.of(), null)
              : read(part, lines, tally);
        }
      }
      if (part.isFirst()) {
        FilePart all = new FilePart(part.number(), part.name(), part.location(), 0, Long.MAX_VALUE);
        try (PartStream whole = new PartStream(all, file.open(0), CsvFormat.NONE)) {
          return read(part, whole, tally);
        }
      }
      return loaded(part, null, tally, List.of(), null);
    } catch (IOException e) {
      return loaded(part, null, tally, List.of(), Compression.damaged(part.name(), e));
    }
  }

  private boolean canBeCut(FilePart.Opener file) throws IOException {
    if (encoding != null && isWide(Charset.forName(encoding))) {
      return false;
    }
    try (InputStream in = file.open(0)) {
      byte[] first = in.readNBytes(MARK);
      Charset marked = Encodings.marked(first, first.length);
      return Compression.isPlain(first)
          && !NpyRecords.isMark(first)
          && (marked == null || !isWide(marked));
    }
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  private LoadedPart read(FilePart part, PartStream text, RowTally tally) {
    DataSource source = DataSource.of(part.name(), text);
    boolean named = format.header() == HeaderRule.YES && part.isFirst();
    CsvFormat here =
        format
            .decided(named ? HeaderRule.YES : HeaderRule.NO, format.delimiter())
            .withEncoding(encoding == null ? null : Charset.forName(encoding));
    DataRequest request =
        DataRequest.of(source)
            .withFormat(here)
            .withMissing(missing)
            .withBadRows(skipsBadRows ? BadRows.skipping() : BadRows.ERROR)
            .withThreads(1);
    OpenSource open = OpenSource.open(source, false, LoadProgress.NONE, 0, -1);
    try (SourceReader reader =
        part.isFirst()
            ? SourceReader.open(open, here, false)
            : SourceReader.goOn(open, here, layout.names())) {
      if (named) {
        SourceSequence.refuseOtherColumns(reader.head(), layout.names(), firstFile);
      }
      BlockBuilder built = new BlockBuilder(layout.slots().size(), layout.isWeighted());
      try (RowCollector rows =
          new RowCollector(layout, reader.head(), request, UnseenRule.ERROR, built, tally)) {
        Loading.read(reader, rows, request, layout);
      }
      return loaded(part, text, tally, built.build(), null);
    } catch (DataException e) {
      return loaded(part, text, tally, List.of(), e);
    }
  }

  private LoadedPart loaded(
      FilePart part, PartStream text, RowTally tally, List<Block> slots, DataException failure) {
    List<List<String>> values = new ArrayList<>();
    for (Layout.Slot slot : layout.slots()) {
      values.add(slot.vocabulary() == null ? null : slot.vocabulary().values());
    }
    List<Block> blocks = slots.isEmpty() ? slots : Expansion.of(layout, firstFile).apply(slots);
    PartReport report =
        new PartReport(
            part,
            text == null ? part.from() : text.start(),
            text == null ? 0 : text.quotes(),
            tally,
            values,
            failure);
    return new LoadedPart(report, blocks);
  }
}
