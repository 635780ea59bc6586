package dev.neuron.data.block;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Puts every row into one of several folds whose sizes differ by one row at most, by a random
 * number made of the seed and the row's place alone; or groups of rows, the largest first, each
 * into the fold that has the fewest rows. Nothing is stored for a row.
 */
public final class RowFolds implements Serializable {
  private static final long serialVersionUID = 1;

  private final int count;
  private final long seed;
  private final long[] firsts; // the least number in each fold but the first; null for groups
  private final int[] foldOfGroup; // from 0; null for rows

  private RowFolds(int count, long seed, long[] firsts, int[] foldOfGroup) {
    this.count = count;
    this.seed = seed;
    this.firsts = firsts;
    this.foldOfGroup = foldOfGroup;
  }

  /** Folds of single rows: the row whose number is the r-th of all is in fold ⌊r·count/rows⌋. */
  public static RowFolds of(long rows, int count, long seed) {
    long[] ranks = new long[count - 1];
    for (int fold = 1; fold < count; fold++) {
      ranks[fold - 1] = (fold * rows + count - 1) / count;
    }
    return new RowFolds(count, seed, SplitMix.ranked(seed, rows, ranks, 0), null);
  }

  /**
   * Folds that no group straddles.
   *
   * @param sizes how many rows each group has
   */
  public static RowFolds ofGroups(long[] sizes, int count, long seed) {
    int[] foldOfGroup = new int[sizes.length];
    long[] filled = new long[count];
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer group) -> -sizes[group])
                .thenComparingLong(group -> SplitMix.at(seed, group)))
        .forEach(
            group -> {
              int emptiest = 0;
              for (int fold = 1; fold < count; fold++) {
                emptiest = filled[fold] < filled[emptiest] ? fold : emptiest;
              }
              foldOfGroup[group] = emptiest;
              filled[emptiest] += sizes[group];
            });
    return new RowFolds(count, seed, null, foldOfGroup);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * The fold of a row, from 0.
   *
   * @param group its group, which only folds of groups ask for
   */
  int of(long row, int group) {
    if (firsts == null) {
      return foldOfGroup[group];
    }
    int place = Arrays.binarySearch(firsts, SplitMix.at(seed, row));
    return place < 0 ? -place - 1 : place + 1;
  }

  /** The rows of a fold, or those of all others. */
  public RowChoice choice(int fold, boolean own) {
    return (row, group) -> (of(row, group) == fold) == own;
  }
}
