package dev.neuron.data;

import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** One pass over the sources of a request: raw rows into blocks, and what became of them. */
final class Loading {
  private final DataRequest request;
  private final SourceSequence sources;
  private final List<Note> notes = new ArrayList<>();
  private Layout layout;
  private Expansion expansion;
  private List<Block> blocks;
  private LoadReport report;

  private Loading(DataRequest request, boolean reference, LoadProgress progress) {
    this.request = request;
    this.sources =
        new SourceSequence(
            request.sources(), request.format(), request.hashed(), reference, progress);
  }

  /**
   * Reads training data into memory: the columns are chosen by the request.
   *
   * @param reference whether commons-csv is to read everything
   * @param more bytes that are needed beside the examples
   */
  static Loading training(
      DataRequest request, boolean reference, long more, LoadProgress progress) {
    return training(
        request,
        reference,
        progress,
        (sources, layout) -> {
          int columns = layout.slots().size();
          TooLarge.refuse(sources.head().file(), sources.expectedRows(), columns, more);
          return builder(layout);
        });
  }

  /** Reads training data into what is made for their layout. */
  static Loading training(
      DataRequest request,
      LoadProgress progress,
      BiFunction<SourceSequence, Layout, RowSink> sink) {
    return training(request, false, progress, sink);
  }

  private static Loading training(
      DataRequest request,
      boolean reference,
      LoadProgress progress,
      BiFunction<SourceSequence, Layout, RowSink> sink) {
    Loading loading = new Loading(request, reference, progress);
    try (SourceSequence sources = loading.sources) {
      Head head = sources.head();
      loading.notes.addAll(head.notes());
      refuseNoRows(head);
      loading.layout = ColumnChoice.of(head, request.selection(), loading.notes);
      loading.read(sink.apply(sources, loading.layout));
      loading.expansion = Expansion.of(loading.layout, loading.file());
    }
    return loading;
  }

  /** Reads data that must have the columns given. */
  static Loading like(Columns columns, DataRequest request, LoadProgress progress) {
    Loading loading = new Loading(request, false, progress);
    try (SourceSequence sources = loading.sources) {
      Head head = sources.head();
      refuseNoRows(head);
      loading.expansion = Expansion.of(columns);
      loading.layout = KnownColumns.layout(loading.expansion, columns.target(), head, request);
      loading.read(builder(loading.layout));
    }
    return loading;
  }

  private static BlockBuilder builder(Layout layout) {
    return new BlockBuilder(layout.slots().size(), layout.isWeighted());
  }

  static void refuseNoRows(Head head) {
    if (!head.hasRows()) {
      throw DataException.content(
          Fault.of(
              head.file(),
              "has column names but no data rows",
              "use --header no if the first row is data"));
    }
  }

  private void read(RowSink sink) {
    Head head = sources.head();
    try (RowCollector rows = new RowCollector(layout, head, request, sink, new RowTally())) {
      do {
        read(sources.reader(), rows);
      } while (sources.advance());
      List<Note> found = new ArrayList<>();
      rows.finish(found, file());
      report = rows.tally().report(sources.files(), List.of());
      notes.add(0, report.summary());
      notes.addAll(found);
    }
    if (sink instanceof BlockBuilder inMemory) {
      blocks = inMemory.build();
    }
  }

  private void read(SourceReader reader, RowCollector rows) {
    read(reader, rows, request, layout);
  }

  /** Reads the rows of an open source. */
  static void read(SourceReader reader, RowCollector rows, DataRequest request, Layout layout) {
    String name = reader.head().file();
    Records records = reader.rows();
    if (records instanceof PlainRecords plain && plain.offset() >= 0) {
      Dialect dialect = reader.head().dialect();
      if (ChunkScanner.canRead(layout, dialect, request.format())) {
        Supplier<ChunkScanner> scanners =
            () -> new ChunkScanner(layout, dialect, request.format(), request.missing());
        records = new ChunkLoad(name, dialect, plain, rows).run(scanners, request.threads());
      }
    }
    while (records != null) {
      String[] cells = records.next();
      if (cells == null) {
        return;
      }
      rows.add(name, records.line(), cells);
    }
  }

  /** The name to give where the data as a whole are meant. */
  String file() {
    return request.sources().get(0).name();
  }

  String target() {
    return layout.names().get(layout.target());
  }

  Layout layout() {
    return layout;
  }

  boolean isWeighted() {
    return layout.isWeighted();
  }

  Expansion expansion() {
    return expansion;
  }

  /** The notes so far; more may be added. */
  List<Note> notes() {
    return notes;
  }

  /** The blocks of features; to be taken once. */
  List<Block> takeFeatures() {
    List<Block> taken = expansion.apply(blocks);
    blocks = null;
    return taken;
  }

  /** The report with all notes. */
  LoadReport report() {
    return report.withNotes(notes);
  }
}
