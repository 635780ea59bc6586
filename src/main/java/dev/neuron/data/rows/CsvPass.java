package dev.neuron.data.rows;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.block.BlockBuilder;
import dev.neuron.data.block.MemoryBudget;
import dev.neuron.data.block.RowSink;
import dev.neuron.data.columns.ColumnChoice;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.KnownColumns;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.Dialect;
import dev.neuron.data.csv.PlainRecords;
import dev.neuron.data.csv.Records;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.SourceReader;
import dev.neuron.data.csv.SourceSequence;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Reads the sources of a request once, from the first to the last row, and tells what was read. */
public final class CsvPass {
  private final DataRequest request;
  private final SourceSequence sources;
  private final List<Note> notes = new ArrayList<>();
  private ColumnPlan plan;
  private OneHot oneHot;
  private List<Block> blocks;
  private LoadReport report;

  private CsvPass(DataRequest request, boolean reference, LoadProgress progress) {
    this.request = request;
    this.sources =
        new SourceSequence(
            request.sources(), request.format(), request.hashed(), reference, progress);
  }

  /**
   * Reads training data into memory: the columns are chosen by the request.
   *
   * @param reference whether commons-csv is to read everything
   * @param copies how often the examples have to fit into memory
   * @param more bytes that are needed beside them
   */
  public static CsvPass training(
      DataRequest request, boolean reference, int copies, long more, LoadProgress progress) {
    return training(
        request,
        reference,
        progress,
        (sources, plan) -> {
          int columns = plan.slots().size();
          long rows = sources.expectedRows();
          long others = (copies - 1) * 8L * rows * (columns + 1);
          MemoryBudget.refuse(sources.head().file(), rows, columns, others + more);
          return builder(plan);
        });
  }

  /** Reads training data into the sink that is made once their columns are known. */
  public static CsvPass training(
      DataRequest request,
      LoadProgress progress,
      BiFunction<SourceSequence, ColumnPlan, RowSink> sink) {
    return training(request, false, progress, sink);
  }

  private static CsvPass training(
      DataRequest request,
      boolean reference,
      LoadProgress progress,
      BiFunction<SourceSequence, ColumnPlan, RowSink> sink) {
    CsvPass pass = new CsvPass(request, reference, progress);
    try (SourceSequence sources = pass.sources) {
      Schema head = sources.head();
      pass.notes.addAll(head.notes());
      refuseNoRows(head);
      pass.plan = ColumnChoice.of(head, request.selection(), pass.notes);
      pass.read(sink.apply(sources, pass.plan));
      pass.oneHot = OneHot.of(pass.plan, pass.file());
    }
    return pass;
  }

  /** Reads data that must have the columns given. */
  public static CsvPass like(Columns columns, DataRequest request, LoadProgress progress) {
    CsvPass pass = new CsvPass(request, false, progress);
    try (SourceSequence sources = pass.sources) {
      Schema head = sources.head();
      refuseNoRows(head);
      pass.oneHot = OneHot.of(columns);
      pass.plan = KnownColumns.plan(pass.oneHot, columns, head, request);
      pass.read(builder(pass.plan));
    }
    return pass;
  }

  private static BlockBuilder builder(ColumnPlan plan) {
    return new BlockBuilder(plan.slots().size(), plan.isWeighted());
  }

  public static void refuseNoRows(Schema head) {
    if (!head.hasRows()) {
      throw DataException.content(
          Fault.of(
              head.file(),
              "has column names but no data rows",
              "use --header no if the first row is data"));
    }
  }

  private void read(RowSink sink) {
    Schema head = sources.head();
    long unlabelled;
    try (RowLedger rows = new RowLedger(plan, head, request, sink, new RowTally())) {
      List<Note> found = new ArrayList<>();
      List<Note> totals = new ArrayList<>();
      do {
        read(sources.reader(), rows, request, plan);
        rows.tellTotal(totals);
      } while (sources.advance());
      rows.finish(found, file());
      report = rows.tally().report(sources.files(), List.of());
      notes.add(0, report.summary());
      notes.addAll(found);
      notes.addAll(totals);
      unlabelled = rows.tally().unlabelled();
    }
    if (sink instanceof BlockBuilder inMemory) {
      blocks = inMemory.build();
      tellSums(unlabelled);
    }
  }

  /** Tells of a last row, on this line, that has the sums of a table that fits into one block. */
  private void tellSums(long line) {
    boolean small = line > 0 && request.sources().size() == 1 && blocks.size() == 1;
    if (small && !plan.hasCategories()) {
      Note sums = LastSums.warning(sources.head(), file(), line, blocks.get(0));
      notes.addAll(sums == null ? List.of() : List.of(sums));
    }
  }

  /** Reads the rows of an open source. */
  public static void read(
      SourceReader reader, RowLedger rows, DataRequest request, ColumnPlan plan) {
    String name = reader.head().file();
    Records records = reader.rows();
    if (records instanceof PlainRecords plain && plain.offset() >= 0) {
      Dialect dialect = reader.head().dialect();
      if (ChunkScanner.canRead(plan, dialect, request.format())) {
        Supplier<ChunkScanner> scanners =
            () -> new ChunkScanner(plan, dialect, request.format(), request.missing());
        records = new ChunkLoad(name, dialect, plain, rows).run(scanners, request.threads());
      }
    }
    while (records != null) {
      String[] cells = records.next();
      if (cells == null) {
        return;
      }
      String[] raw = records.raw() == null ? cells : records.raw();
      rows.add(name, records.line(), cells, raw);
    }
  }

  /** The name to give where the data as a whole are meant. */
  public String file() {
    return request.sources().get(0).name();
  }

  /** What the features are made of; nothing stands in for missing cells yet. */
  public Columns columns() {
    String target = plan.names().get(plan.target());
    return new Columns(oneHot.features(), target, request.missing(), plan.reading());
  }

  public ColumnPlan plan() {
    return plan;
  }

  /** The notes so far; more may be added. */
  public List<Note> notes() {
    return notes;
  }

  /** The blocks of features; to be taken once. */
  public List<Block> takeFeatures() {
    List<Block> taken = oneHot.apply(blocks);
    blocks = null;
    return taken;
  }

  /**
   * The group of each row by the column of {@code --fold-by}, from 0, or null without one; before
   * the features are taken.
   */
  public int[] groups() {
    return plan.groups(blocks);
  }

  /** The report with all notes. */
  public LoadReport report() {
    return report.withNotes(notes);
  }
}
