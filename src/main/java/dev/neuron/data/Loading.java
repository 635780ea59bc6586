package dev.neuron.data;

import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;

/** One pass over the sources of a request: raw rows into blocks, and what became of them. */
final class Loading {
  private final DataRequest request;
  private final SourceSequence sources;
  private final List<Note> notes = new ArrayList<>();
  private Layout layout;
  private Expansion expansion;
  private List<Block> blocks;
  private LoadReport report;

  private Loading(DataRequest request, LoadProgress progress) {
    this.request = request;
    this.sources =
        new SourceSequence(request.sources(), request.format(), request.hashed(), progress);
  }

  /** Reads training data: the columns are chosen by the request. */
  static Loading training(DataRequest request, LoadProgress progress) {
    Loading loading = new Loading(request, progress);
    try (SourceSequence sources = loading.sources) {
      Head head = sources.head();
      loading.notes.addAll(head.notes());
      loading.refuseNoRows(head);
      loading.layout = ColumnChoice.of(head, request.selection(), loading.notes);
      TooLarge.refuse(head.file(), sources.expectedRows(), loading.layout.slots().size());
      loading.read(UnseenRule.ERROR);
      loading.expansion = Expansion.of(loading.layout, loading.file());
    }
    return loading;
  }

  /** Reads data that must have the columns given. */
  static Loading like(Columns columns, DataRequest request, LoadProgress progress) {
    Loading loading = new Loading(request, progress);
    try (SourceSequence sources = loading.sources) {
      Head head = sources.head();
      loading.refuseNoRows(head);
      loading.expansion = Expansion.of(columns);
      loading.layout = KnownColumns.layout(loading.expansion, columns.target(), head, request);
      loading.read(UnseenRule.ERROR);
    }
    return loading;
  }

  private void refuseNoRows(Head head) {
    if (!head.hasRows()) {
      throw DataException.content(
          Fault.of(
              head.file(),
              "has column names but no data rows",
              "use --header no if the first row is data"));
    }
  }

  private void read(UnseenRule unseen) {
    try (RowCollector rows = new RowCollector(layout, sources.head(), request, unseen)) {
      for (String[] cells = sources.next(); cells != null; cells = sources.next()) {
        rows.add(sources.file(), sources.line(), cells);
      }
      List<Note> found = new ArrayList<>();
      blocks = rows.finish(found, file());
      report = rows.report(sources.files(), List.of());
      noteRead(found);
    }
  }

  private void noteRead(List<Note> found) {
    StringBuilder files = new StringBuilder();
    for (LoadReport.SourceFile file : report.files()) {
      files.append(files.length() == 0 ? "" : ", ");
      files.append(file.name().equals("-") ? "standard input" : Quoted.plain(file.name()));
    }
    notes.add(
        0,
        Note.note(
            "read "
                + files
                + ": "
                + report.rowsRead()
                + (report.rowsRead() == 1 ? " row, " : " rows, ")
                + report.rowsUsed()
                + " used, "
                + report.rowsSkipped()
                + " skipped, "
                + report.rowsRejected()
                + " rejected"));
    notes.addAll(found);
  }

  /** The name to give where the data as a whole are meant. */
  String file() {
    return request.sources().get(0).name();
  }

  String target() {
    return layout.names().get(layout.target());
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
    return new LoadReport(
        report.files(),
        report.rowsRead(),
        report.rowsUsed(),
        report.rowsSkipped(),
        report.rowsRejected(),
        notes);
  }
}
