package dev.neuron.data.part;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RawExamples;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.RowSplit;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.columns.ColumnChoice;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.columns.KnownColumns;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.SourceSequence;
import dev.neuron.data.fit.Fit;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.data.fit.RawRows;
import dev.neuron.data.rows.CsvPass;
import dev.neuron.data.rows.RowTally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Leads the loading of files that others read in parts, to the dataset that {@code DataLoader}
 * would make of them. It decides by the first file which columns there are, adds up what the parts
 * report, and fits the columns by sums; the examples stay with those who read them.
 */
public final class DistributedLoading {
  /** Tells where in a file a place is. */
  @FunctionalInterface
  public interface LineCounter {
    /** How many lines of the part's file end before a byte. */
    long linesBefore(FilePart part, long position);
  }

  private final DataRequest request;
  private final Schema head;
  private final String file;
  private final List<Note> notes = new ArrayList<>();
  private final Columns known; // or null for training data
  private ColumnPlan plan;
  private LoadReport report;
  private long[] groupSizes; // null without groups

  private DistributedLoading(DataRequest request, Schema head, Columns known) {
    this.request = request;
    this.head = head;
    this.file = request.sources().get(0).name();
    this.known = known;
    if (known == null) {
      notes.addAll(head.notes());
      plan = ColumnChoice.of(head, request.selection(), notes);
    } else {
      plan = KnownColumns.plan(OneHot.of(known), known, head, request);
    }
  }

  /**
   * Looks at the first file that has rows.
   *
   * @param request what is asked for; its sources give no more than their names
   * @param files all files, opened one after the other
   * @throws DataException like {@code DataLoader.load}
   */
  public static DistributedLoading training(DataRequest request, Iterator<DataSource> files) {
    return new DistributedLoading(request, head(request, files), null);
  }

  /** The same for data that must have the columns of training data. */
  public static DistributedLoading like(
      Columns known, DataRequest request, Iterator<DataSource> files) {
    return new DistributedLoading(request, head(request, files), known);
  }

  private static Schema head(DataRequest request, Iterator<DataSource> files) {
    Schema first = null;
    while (files.hasNext() && (first == null || !first.hasRows())) {
      List<DataSource> one = List.of(files.next());
      try (SourceSequence opened =
          new SourceSequence(one, request.format(), false, false, LoadProgress.NONE)) {
        first = first != null && !opened.head().hasRows() ? first : opened.head();
      }
    }
    if (first == null) {
      String name = request.sources().get(0).name();
      throw DataException.content(Fault.of(name, "is empty", "give a CSV file with rows"));
    }
    CsvPass.refuseNoRows(first);
    return first;
  }

  /** What reads the parts. */
  public PartReader reader() {
    return new PartReader(plan, new PartFormat(head, request.format()), request);
  }

  /** Whether the values of categories are still to be found: read the parts once for them. */
  public boolean needsValues() {
    return known == null && plan.hasCategories();
  }

  /** Takes the values of categories that the parts have. */
  public void learnValues(List<PartReport> reports) {
    List<InputColumn> slots = new ArrayList<>();
    for (int s = 0; s < plan.slots().size(); s++) {
      InputColumn slot = plan.slots().get(s);
      if (slot.categories() == null) {
        slots.add(slot);
        continue;
      }
      // Groups are numbered in the order of the rows, as they are where one process reads all.
      Set<String> values = slot.group() ? new LinkedHashSet<>() : new TreeSet<>();
      for (PartReport part : reports) {
        values.addAll(part.values().get(s));
      }
      slots.add(slot.with(new Categories(List.copyOf(values))));
    }
    plan = plan.withSlots(slots);
  }

  /** Whether a part begins inside a quoted cell: then files are to be read whole. */
  public static boolean isCutInsideQuotes(List<PartReport> reports) {
    long quotes = 0;
    for (PartReport report : reports) {
      quotes = report.part().isFirst() ? 0 : quotes;
      if (quotes % 2 != 0 && report.start() < report.part().to()) {
        return true;
      }
      quotes += report.quotes();
    }
    return false;
  }

  /**
   * Accounts for the parts.
   *
   * @param reports of all parts in order
   * @param files names, sizes and, if asked for, hashes
   * @throws DataException like {@code DataLoader.load}
   */
  public void account(
      List<PartReport> reports, List<LoadReport.SourceFile> files, LineCounter lines) {
    RowTally all = new RowTally();
    for (PartReport part : reports) {
      boolean shown = part.failure() != null || all.faults().count() < DataException.SHOWN;
      long before = shown && part.namesLines() ? lines.linesBefore(part.part(), part.start()) : 0;
      if (part.failure() != null) {
        throw part.failureAfter(before);
      }
      all.merge(part.tally(), before);
      addGroups(part.groupSizes());
    }
    all.refuseTooMany(request.badRows());
    List<Note> found = new ArrayList<>();
    all.finish(request.badRows(), found, file);
    all.tellTarget(plan, found, file);
    all.tellTotal(head, found);
    report = all.report(files, List.of());
    notes.add(0, report.summary());
    notes.addAll(found);
  }

  private void addGroups(long[] sizes) {
    if (groupSizes == null) {
      groupSizes = sizes == null ? null : sizes.clone();
      return;
    }
    for (int group = 0; group < sizes.length; group++) {
      groupSizes[group] += sizes[group];
    }
  }

  /** Puts a share of the rows apart: the rows of {@code DataLoader.split}. */
  public RowSplit split(double share, long seed) {
    return RowSplit.of(report.rowsUsed(), share, seed, file);
  }

  /** Deals the rows out to folds: those of {@code DataLoader.folded}. */
  public FoldedRows folded(Function<RowChoice, RawExamples> rows, int count, long seed) {
    RawRows raw =
        new RawRows() {
          @Override
          public long[] groupSizes() {
            return groupSizes;
          }

          @Override
          public RawExamples chosen(RowChoice choice) {
            return rows.apply(choice);
          }
        };
    return FoldedRows.of(new Fit(request, file, notes), columns(), report, raw, count, seed);
  }

  /** What the features are made of; nothing stands in for missing cells yet. */
  private Columns columns() {
    String target = plan.names().get(plan.target());
    return new Columns(OneHot.of(plan, file).features(), target, request.missing(), plan.reading());
  }

  /** Makes training data of the rows. */
  public Dataset training(RawExamples rows) {
    return new Fit(request, file, notes).training(columns(), rows, report);
  }

  /** Puts the rows into the coordinates of training data. */
  public Dataset like(Dataset training, RawExamples rows) {
    return Fit.like(training, rows, report.withNotes(notes));
  }
}
