package dev.neuron.data;

import dev.neuron.math.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Reads the examples of parts of files, anywhere. Travels. */
public final class PartReader implements Serializable {
  private static final long serialVersionUID = 1;

  private final Layout layout;
  private final PartFormat format;
  private final MissingRule missing;
  private final boolean skipsBadRows;

  PartReader(Layout layout, PartFormat format, DataRequest request) {
    this.layout = layout;
    this.format = format;
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
    try (PartStream text = format.open(part, file)) {
      return text == null || text.isEmpty()
          ? loaded(part, text, tally, List.of(), null)
          : read(part, text, tally);
    } catch (IOException e) {
      return loaded(part, null, tally, List.of(), Compression.damaged(part.name(), e));
    }
  }

  private LoadedPart read(FilePart part, PartStream text, RowTally tally) {
    try (SourceReader reader = format.reader(part, text)) {
      DataRequest request =
          DataRequest.of(DataSource.of(part.name(), text))
              .withFormat(format.of(part))
              .withMissing(missing)
              .withBadRows(skipsBadRows ? BadRows.skipping() : BadRows.ERROR)
              .withThreads(1);
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
    List<Block> blocks =
        slots.isEmpty() ? slots : Expansion.of(layout, format.firstFile()).apply(slots);
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
