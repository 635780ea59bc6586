package dev.neuron.data.rows;

import dev.neuron.data.BadRows;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Note;
import dev.neuron.data.block.ChunkRows;
import dev.neuron.data.block.RowSink;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.csv.Schema;
import java.util.List;

/** Takes rows in the order of the sources, hands the good ones on and accounts for all. */
public final class RowLedger implements AutoCloseable {
  private final Schema head;
  private final ColumnPlan plan;
  private final RowParser parser;
  private final BadRows rule;
  private final RowTally tally;
  private final RowSink rows;
  private final RejectedRows rejects;

  public RowLedger(
      ColumnPlan plan, Schema head, DataRequest request, RowSink rows, RowTally tally) {
    this.head = head;
    this.tally = tally;
    this.parser = new RowParser(plan, request.format(), request.missing(), tally.faults()::add);
    this.plan = plan;
    this.rule = request.badRows();
    this.rows = rows;
    this.rejects =
        rule.skip() && rule.rejects() != null ? new RejectedRows(rule.rejects(), head) : null;
  }

  void add(String file, long line, String[] cells) {
    add(file, line, cells, cells);
  }

  /** The same of a row whose cells stand otherwise in the file. */
  void add(String file, long line, String[] cells, String[] raw) {
    switch (parser.parse(file, line, cells)) {
      case USED -> {
        tally.sawLast(file, line, raw);
        tally.count(1, 0, 0);
        tally.countTarget(parser.target());
        if (isKept()) {
          rows.add(parser.row(), 0, parser.target(), parser.weight());
        }
      }
      case SKIPPED -> {
        tally.sawLast(file, line, null);
        tally.count(0, 1, 0);
      }
      case BAD -> {
        tally.sawLast(file, line, null);
        reject(raw);
      }
    }
  }

  /** After a row that is an error rows are only counted: there will be no training. */
  private boolean isKept() {
    return rule.skip() || tally.faults().count() == 0;
  }

  /** From now on several threads may put rows in place. */
  void prepareForThreads() {
    rows.prepareForThreads();
  }

  /** Accounts for the rows of a chunk; gives the place to put them, or −1 if that is done. */
  long take(ChunkRows chunk, int chunkSkipped) {
    tally.count(chunk.count(), chunkSkipped, 0);
    return isKept() ? rows.take(chunk) : -1;
  }

  /** The last row of those that a chunk had. */
  void sawLast(String file, long line, String[] cells) {
    RowParser.Outcome outcome = parser.parse(file, line, cells);
    tally.sawLast(file, line, outcome == RowParser.Outcome.USED ? cells : null);
  }

  /** Copies the rows of a chunk to their place; any thread may. */
  void put(long place, ChunkRows chunk) {
    rows.put(place, chunk);
  }

  private void reject(String[] cells) {
    tally.count(0, 0, 1);
    tally.refuseTooMany(rule);
    if (rejects != null) {
      rejects.write(cells);
    }
  }

  /** Tells of a last row that adds up those above: a source is at its end. */
  void tellTotal(List<Note> notes) {
    tally.tellTotal(head, notes);
  }

  /** What became of the rows so far. */
  RowTally tally() {
    return tally;
  }

  /**
   * Everything was added.
   *
   * @throws DataException of kind CONTENT if a row was bad and none may be, or none is left
   */
  void finish(List<Note> notes, String file) {
    tally.finish(rule, notes, file);
    tally.tellTarget(plan, notes, file);
    if (rejects != null) {
      rejects.commit();
    }
  }

  @Override
  public void close() {
    if (rejects != null) {
      rejects.close();
    }
  }
}
