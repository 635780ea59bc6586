package dev.neuron.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.data.MissingRule;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cells of a table of doubles that cannot be learned from: a, b, y, s; and c, which nobody uses.
 */
class NpyCheckTest {
  private static final int ROWS = 5000; // more than are looked at together
  private static final List<String> NAMES = List.of("a", "c", "b", "y", "s");
  private static final List<InputColumn> SLOTS =
      List.of(new InputColumn(0, null), new InputColumn(2, null));

  @TempDir Path folder;

  /** A table with a value in one place, from row 1 and column 0. */
  private NpyFile table(int row, int column, double value) {
    Path path = folder.resolve("t.npy");
    try (NpyWriter writer = new NpyWriter(path, 4, false)) {
      for (int i = 1; i <= ROWS; i++) {
        double[] cells = {i, -i, 0.5, 1e300, 1};
        if (i == row) {
          cells[column] = value;
        }
        writer.add(cells, 0, cells[4], 1);
      }
      writer.commit(new byte[0]);
    }
    return NpyFile.open(path);
  }

  private static ColumnPlan layout(boolean weighted) {
    return new ColumnPlan(NAMES, SLOTS, 3, weighted ? 4 : -1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, Infinity, is not a number",
    "5000, 2, -Infinity, is not a number",
    "3276, 3, Infinity, is not a number",
    "3277, 0, NaN, missing value",
    "4000, 3, NaN, missing value",
  })
  void what_cannot_be_learned_from_is_named_with_its_row(
      int row, int column, double value, String problem) {
    NpyFile table = table(row, column, value);
    assertThatThrownBy(() -> NpyCheck.isWhole(table, layout(false), MissingRule.ERROR))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("t.npy:" + row + ": column \"" + NAMES.get(column) + "\"")
        .hasMessageContaining(problem);
  }

  @Test
  void a_weight_must_be_a_number_from_0_on() {
    for (double wrong : new double[] {-1, -0.5, Double.POSITIVE_INFINITY, Double.NaN}) {
      NpyFile table = table(4500, 4, wrong);
      assertThatThrownBy(() -> NpyCheck.isWhole(table, layout(true), MissingRule.ERROR))
          .hasMessageContaining("t.npy:4500: column \"s\"")
          .hasMessageContaining(
              wrong < 0 ? "negative weight" : wrong > 0 ? "not a number" : "missing value");
      assertThat(NpyCheck.isWhole(table, layout(false), MissingRule.ERROR)).isTrue();
    }
    assertThat(NpyCheck.isWhole(table(4500, 4, 0), layout(true), MissingRule.ERROR)).isTrue();
  }

  @Test
  void what_nobody_uses_may_be_anything() {
    assertThat(NpyCheck.isWhole(table(4, 1, 1 / 0.0), layout(true), MissingRule.ERROR)).isTrue();
    assertThat(NpyCheck.isWhole(table(4, 1, Double.NaN), layout(true), MissingRule.SKIP)).isTrue();
  }

  @Test
  void a_hole_leaves_a_row_out_or_is_filled_where_asked_for() {
    NpyFile hole = table(5000, 2, Double.NaN);
    assertThat(NpyCheck.isWhole(hole, layout(false), MissingRule.SKIP)).isFalse();
    assertThat(NpyCheck.isWhole(hole, layout(false), MissingRule.MEAN)).isTrue();
    NpyFile target = table(1, 3, Double.NaN);
    assertThat(NpyCheck.isWhole(target, layout(false), MissingRule.MEAN)).isFalse();
    assertThatThrownBy(
            () -> NpyCheck.isWhole(table(9, 0, 1 / 0.0), layout(false), MissingRule.MEAN))
        .hasMessageContaining("t.npy:9");
  }
}
