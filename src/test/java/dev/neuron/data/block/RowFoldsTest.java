package dev.neuron.data.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFoldsTest {
  private static int[] folds(RowFolds folds, int rows) {
    return IntStream.range(0, rows).map(row -> folds.of(row, -1)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"4, 2", "103, 10", "1000, 7", "20, 10"})
  void sizes_differ_by_one_row_at_most(int rows, int count) {
    RowFolds folds = RowFolds.of(rows, count, 42);
    long[] counted = new long[count];
    for (int fold : folds(folds, rows)) {
      counted[fold]++;
    }
    assertThat(Arrays.stream(counted).min().orElse(0)).isEqualTo(rows / count);
    assertThat(Arrays.stream(counted).max().orElse(0)).isEqualTo((rows + count - 1) / count);
  }

  /** A sort of all rows' numbers: the r-th of them is in fold ⌊r·count/rows⌋. */
  @ParameterizedTest
  @CsvSource({"4, 2", "103, 10", "100000, 7", "300, 300"})
  void folds_are_runs_of_the_sorted_numbers(int rows, int count) {
    RowFolds folds = RowFolds.of(rows, count, 5);
    List<Integer> sorted =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingLong(row -> SplitMix.at(5, row)))
            .toList();
    for (int r = 0; r < rows; r++) {
      assertThat(folds.of(sorted.get(r), -1)).isEqualTo((int) ((long) r * count / rows));
    }
  }

  @Test
  void the_seed_alone_says_which_row_is_where() {
    int[] first = folds(RowFolds.of(500, 5, 1), 500);
    assertThat(folds(RowFolds.of(500, 5, 1), 500)).containsExactly(first);
    assertThat(folds(RowFolds.of(500, 5, 2), 500)).isNotEqualTo(first);
    assertThat(first).isNotEqualTo(IntStream.range(0, 500).map(i -> i / 100).toArray());
  }

  @Test
  void no_group_straddles_folds_and_the_largest_are_spread() {
    int[] groups = new int[60];
    for (int i = 0; i < 60; i++) {
      groups[i] = i < 20 ? 0 : i < 36 ? 1 : i < 40 ? 2 : 3 + i % 5; // 20, 16, 4, 5 times 4
    }
    long[] sizes = new long[8];
    for (int group : groups) {
      sizes[group]++;
    }
    RowFolds folds = RowFolds.ofGroups(sizes, 3, 42);
    int[] foldOf = Arrays.stream(groups).map(group -> folds.of(-1, group)).toArray();
    for (int i = 0; i < 60; i++) {
      for (int k = 0; k < 60; k++) {
        assertThat(groups[i] != groups[k] || foldOf[i] == foldOf[k]).isTrue();
      }
    }
    for (int fold = 0; fold < 3; fold++) {
      int asked = fold;
      assertThat(Arrays.stream(foldOf).filter(of -> of == asked)).hasSize(20);
    }
  }
}
