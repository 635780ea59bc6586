package dev.neuron.data.block;

import java.util.Arrays;

/**
 * Which rows of a table belong to some blocks: all, or one side of a split.
 *
 * @param split the split, or null for all rows
 * @param validation which side
 * @param rows how many rows there are
 * @param starts where in the table the first row of each block lies; null for all rows
 */
public record RowPart(RowSplit split, boolean validation, long rows, long[] starts) {
  public static RowPart all(long rows) {
    return new RowPart(null, false, rows, null);
  }

  public static RowPart of(RowSplit split, boolean validation, long tableRows, int rowsPerBlock) {
    long[] starts = new long[16];
    long rows = 0;
    for (long row = 0; row < tableRows; row++) {
      if (split.isValidation(row) == validation) {
        if (rows % rowsPerBlock == 0) {
          int block = (int) (rows / rowsPerBlock);
          starts = block == starts.length ? Arrays.copyOf(starts, 2 * block) : starts;
          starts[block] = row;
        }
        rows++;
      }
    }
    return new RowPart(split, validation, rows, starts);
  }

  public boolean holds(long row) {
    return split == null || split.isValidation(row) == validation;
  }

  /** Where in the table row {@code at} of a block lies, or where to begin looking for it. */
  public long rowOf(int block, int at, int rowsPerBlock) {
    if (split == null) {
      return (long) block * rowsPerBlock + at;
    }
    long row = starts[block];
    for (int before = 0; before < at; row++) {
      before += holds(row) ? 1 : 0;
    }
    return row;
  }
}
