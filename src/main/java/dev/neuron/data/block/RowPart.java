package dev.neuron.data.block;

import java.util.Arrays;

/**
 * Which rows of a table belong to some blocks: all, or some that were chosen.
 *
 * @param choice which ones, or null for all rows
 * @param groups the group of each row of the table, or null without groups
 * @param rows how many rows there are
 * @param starts where in the table the first row of each block lies; null for all rows
 */
public record RowPart(RowChoice choice, int[] groups, long rows, long[] starts) {
  public static RowPart all(long rows) {
    return new RowPart(null, null, rows, null);
  }

  public static RowPart of(RowChoice choice, int[] groups, long tableRows, int rowsPerBlock) {
    RowPart table = new RowPart(choice, groups, tableRows, null);
    long[] starts = new long[16];
    long rows = 0;
    for (long row = 0; row < tableRows; row++) {
      if (table.holds(row)) {
        if (rows % rowsPerBlock == 0) {
          int block = (int) (rows / rowsPerBlock);
          starts = block == starts.length ? Arrays.copyOf(starts, 2 * block) : starts;
          starts[block] = row;
        }
        rows++;
      }
    }
    return new RowPart(choice, groups, rows, starts);
  }

  public boolean holds(long row) {
    return choice == null || choice.holds(row, groups == null ? -1 : groups[(int) row]);
  }

  /** Where in the table row {@code at} of a block lies, or where to begin looking for it. */
  public long rowOf(int block, int at, int rowsPerBlock) {
    if (choice == null) {
      return (long) block * rowsPerBlock + at;
    }
    long row = starts[block];
    for (int before = 0; before < at; row++) {
      before += holds(row) ? 1 : 0;
    }
    return row;
  }
}
