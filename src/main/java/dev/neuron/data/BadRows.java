package dev.neuron.data;

import java.nio.file.Path;

/**
 * What to do with rows that cannot be read: a cell that is no number, too many or too few cells.
 *
 * @param skip whether to leave them out instead of refusing the file
 * @param most how many may be left out before the file is refused all the same
 * @param rejects where to write the rows left out, with the header, or null
 */
public record BadRows(boolean skip, long most, Path rejects) {
  /** A bad row is an error. */
  public static final BadRows ERROR = new BadRows(false, 0, null);

  /** Checks that the limits and the file go with skipping. */
  public BadRows {
    if (most < 0) {
      throw new IllegalArgumentException("--max-bad-rows must not be negative, but is " + most);
    }
  }

  /** Leaves bad rows out, however many. */
  public static BadRows skipping() {
    return new BadRows(true, Long.MAX_VALUE, null);
  }
}
