package dev.neuron.data;

import java.util.List;

/** Takes rows in the order of the sources, hands the good ones on and accounts for all. */
final class RowCollector implements AutoCloseable {
  private final RowFiller filler;
  private final BadRows rule;
  private final Faults faults = new Faults();
  private final RowSink rows;
  private final RejectedRows rejects;
  private long read;
  private long used;
  private long skipped;

  RowCollector(Layout layout, Head head, DataRequest request, UnseenRule unseen, RowSink rows) {
    this.filler =
        new RowFiller(layout, new Cells(request.format()), request.missing(), unseen, faults);
    this.rule = request.badRows();
    this.rows = rows;
    this.rejects =
        rule.skip() && rule.rejects() != null ? new RejectedRows(rule.rejects(), head) : null;
  }

  void add(String file, long line, String[] cells) {
    read++;
    switch (filler.fill(file, line, cells)) {
      case USED -> {
        used++;
        // Once a row is refused nothing will be trained: only the count matters then.
        if (rule.skip() || faults.count() == 0) {
          rows.add(filler.x(), 0, filler.y(), filler.weight());
        }
      }
      case SKIPPED -> skipped++;
      case BAD -> reject(cells);
    }
  }

  /** From now on several threads may put rows in place. */
  void prepareForThreads() {
    rows.prepareForThreads();
  }

  /** Accounts for the rows of a chunk; gives the place to put them, or −1 if that is done. */
  long take(ChunkScanner chunk) {
    read += chunk.rows() + chunk.rowsSkipped();
    used += chunk.rows();
    skipped += chunk.rowsSkipped();
    return rule.skip() || faults.count() == 0 ? rows.take(chunk) : -1;
  }

  /** Copies the rows of a chunk to their place; any thread may. */
  void put(long place, ChunkScanner chunk) {
    rows.put(place, chunk);
  }

  private void reject(String[] cells) {
    if (rule.skip()) {
      if (rejected() > rule.most()) {
        throw DataException.content(tooMany());
      }
      if (rejects != null) {
        rejects.write(cells);
      }
    }
  }

  private Fault tooMany() {
    Fault first = faults.first();
    return new Fault(
        first.file(),
        first.line(),
        first.column(),
        first.text(),
        first.problem() + ", and there are more than " + rule.most() + " such rows",
        "raise --max-bad-rows, or mend the rows");
  }

  private long rejected() {
    return read - used - skipped;
  }

  /**
   * Everything was added.
   *
   * @throws DataException of kind CONTENT if a row was bad and none may be, or none is left
   */
  void finish(List<Note> notes, String file) {
    if (!rule.skip() && faults.count() > 0) {
      throw faults.asException();
    }
    if (used == 0) {
      throw DataException.content(noRow(file));
    }
    if (faults.count() > 0) {
      notes.add(
          Note.warning(
              "left out "
                  + rejected()
                  + (rejected() == 1 ? " bad row" : " bad rows")
                  + ", the first: "
                  + faults.first().describe()));
    }
    if (rejects != null) {
      rejects.commit();
    }
  }

  private Fault noRow(String file) {
    if (read == 0) {
      return Fault.of(file, "has no data rows", "use --header no if the first row is data, too");
    }
    return Fault.of(
        file,
        "no row is left of "
            + read
            + ": "
            + skipped
            + " were skipped for missing cells, "
            + rejected()
            + " rejected",
        skipped > 0 ? "use --missing mean, zero or a number" : null);
  }

  LoadReport report(List<LoadReport.SourceFile> files, List<Note> notes) {
    return new LoadReport(files, read, used, skipped, rejected(), notes);
  }

  @Override
  public void close() {
    if (rejects != null) {
      rejects.close();
    }
  }
}
