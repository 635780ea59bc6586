package dev.neuron.data.block;

import dev.neuron.math.Block;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts every row into one of several folds whose sizes differ by one row at most, by a random
 * number made of the seed and the row's place alone; or groups of rows, the largest first, each
 * into the fold that has the fewest rows.
 */
public final class RowFolds {
  private final int count;
  private final int[] foldOf; // (rows), from 0

  private RowFolds(int count, int[] foldOf) {
    this.count = count;
    this.foldOf = foldOf;
  }

  /** Folds of single rows. */
  public static RowFolds of(int rows, int count, long seed) {
    long[] numbers = new long[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = SplitMix.at(seed, row);
    }
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int[] foldOf = new int[rows];
    for (int row = 0; row < rows; row++) {
      long place = Arrays.binarySearch(sorted, numbers[row]);
      foldOf[row] = (int) (place * count / rows);
    }
    return new RowFolds(count, foldOf);
  }

  /**
   * Folds that no group straddles.
   *
   * @param groups the group of each row, from 0
   */
  public static RowFolds ofGroups(int[] groups, int count, long seed) {
    long[] sizes = new long[Arrays.stream(groups).max().orElse(-1) + 1];
    for (int group : groups) {
      sizes[group]++;
    }
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
    return new RowFolds(count, Arrays.stream(groups).map(group -> foldOfGroup[group]).toArray());
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The fold of a row, from 0. */
  public int of(int row) {
    return foldOf[row];
  }

  /** How many rows each has, (folds). */
  public long[] sizes() {
    long[] sizes = new long[count];
    for (int fold : foldOf) {
      sizes[fold]++;
    }
    return sizes;
  }

  /** Copies the rows of a fold to one part and those of all others to the other. */
  public void distribute(List<Block> blocks, int fold, BlockBuilder others, BlockBuilder own) {
    int row = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.rows(); i++) {
        (foldOf[row++] == fold ? own : others).add(block, i);
      }
    }
  }
}
