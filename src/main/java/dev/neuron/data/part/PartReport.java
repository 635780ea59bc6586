package dev.neuron.data.part;

import dev.neuron.data.DataException;
import dev.neuron.data.rows.RowTally;
import java.io.Serializable;
import java.util.List;

/**
 * What reading a part found. Lines are counted from the part's first.
 *
 * @param part which part
 * @param start where in its file the first of its lines begins
 * @param quotes how many quotes it holds
 * @param tally its rows
 * @param values the values of each one-hot slot it has, null for other slots
 * @param groupSizes how many rows each group has, or null without groups
 * @param failure what ended the reading too early, or null
 */
public record PartReport(
    FilePart part,
    long start,
    long quotes,
    RowTally tally,
    List<List<String>> values,
    long[] groupSizes,
    DataException failure)
    implements Serializable {

  /** How many examples the part has. */
  public long rows() {
    return tally.used();
  }

  /** Whether an exact line number is wanted of it. */
  boolean namesLines() {
    return start > 0 && (failure != null || tally.faults().count() > 0);
  }

  /** The failure with lines counted from the file's first. */
  DataException failureAfter(long linesBefore) {
    return failure.after(linesBefore);
  }
}
