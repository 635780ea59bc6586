package dev.neuron.data.part;

import dev.neuron.data.BadRows;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.MissingRule;
import dev.neuron.data.block.BlockBuilder;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.SourceReader;
import dev.neuron.data.io.RewindableInput;
import dev.neuron.data.rows.CsvPass;
import dev.neuron.data.rows.RowLedger;
import dev.neuron.data.rows.RowTally;
import dev.neuron.math.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Reads the examples of a part of a file. It is sent to the executors. */
public final class PartReader implements Serializable {
  private static final long serialVersionUID = 1;

  private final ColumnPlan plan;
  private final PartFormat format;
  private final MissingRule missing;
  private final boolean skipsBadRows;

  PartReader(ColumnPlan plan, PartFormat format, DataRequest request) {
    this.plan = plan;
    this.format = format;
    this.missing = request.missing();
    this.skipsBadRows = request.badRows().skip();
  }

  /** The SHA-256 of a file's bytes as they are stored, in lower-case hexadecimal. */
  public static String sha256(String name, InputStream stored) {
    return RewindableInput.sha256(DataSource.of(name, stored), LoadProgress.NONE);
  }

  /** Reads a part. What is wrong with it is told in its report. */
  public LoadedPart read(FilePart part, FilePart.Opener file) {
    RowTally tally = new RowTally();
    OpenPart none = new OpenPart(part, null, null);
    try (OpenPart open = format.open(part, file)) {
      return open.isEmpty() ? loaded(open, tally, List.of(), null) : read(open, tally);
    } catch (IOException e) {
      return loaded(none, tally, List.of(), RewindableInput.unreadable(part.name(), e));
    } catch (DataException e) {
      return loaded(none, tally, List.of(), e);
    }
  }

  private LoadedPart read(OpenPart open, RowTally tally) {
    try (SourceReader reader = format.reader(open)) {
      DataRequest request =
          DataRequest.of(DataSource.of(open.part().name(), InputStream.nullInputStream()))
              .withFormat(format.of(open))
              .withMissing(missing)
              .withBadRows(skipsBadRows ? BadRows.skipping() : BadRows.ERROR)
              .withThreads(1);
      BlockBuilder built = new BlockBuilder(plan.slots().size(), plan.isWeighted());
      try (RowLedger rows = new RowLedger(plan, reader.head(), request, built, tally)) {
        CsvPass.read(reader, rows, request, plan);
      }
      return loaded(open, tally, built.build(), null);
    } catch (DataException e) {
      return loaded(open, tally, List.of(), e);
    }
  }

  private LoadedPart loaded(
      OpenPart open, RowTally tally, List<Block> slots, DataException failure) {
    List<List<String>> values = new ArrayList<>();
    for (InputColumn slot : plan.slots()) {
      values.add(slot.categories() == null ? null : slot.categories().values());
    }
    int[] groups = plan.groups(slots);
    long[] sizes = groups == null ? null : plan.groupSizes(groups);
    List<Block> blocks = slots.isEmpty() ? slots : OneHot.ofPart(plan).apply(slots);
    PartReport report =
        new PartReport(open.part(), open.start(), open.quotes(), tally, values, sizes, failure);
    return new LoadedPart(report, blocks, groups);
  }
}
