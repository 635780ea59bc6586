package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.csv.CellParser;
import dev.neuron.data.load.DataLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTest {
  private static final String HOLES = "a,b,y\n1,2,3\n,4,5\n5,NA,7\n7,8,?\n9,10,11\n";

  private static Dataset load(String text, MissingRule rule) {
    return Sources.load(Sources.raw(text).withMissing(rule));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "NA", "N/A", "NaN", "nan", "null", "NULL", "?", " NA "})
  void knows_a_missing_cell(String cell) {
    assertThat(new CellParser(CsvFormat.DEFAULT).isMissing(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-", "none", "NAN.", "n a", "??", "NAs"})
  void knows_a_cell_that_is_not_missing(String cell) {
    assertThat(new CellParser(CsvFormat.DEFAULT).isMissing(cell)).isFalse();
  }

  @Test
  void a_missing_cell_is_an_error_unless_told_otherwise() {
    assertThatThrownBy(() -> load(HOLES, MissingRule.ERROR))
        .hasMessage(
            """
            data.csv:3: column "a": the cell is empty (use --missing skip to leave such rows out, \
            or mean, zero or a number)
            data.csv:4: column "b": "NA" stands for a missing value
            data.csv:5: column "y": "?" stands for a missing value (use --missing skip to leave such \
            rows out)\
            """);
  }

  @Test
  void skips_rows_and_counts_them() {
    Dataset data = load(HOLES, MissingRule.SKIP);
    assertThat(Sources.y(data)).containsExactly(3, 11);
    assertThat(data.report().rowsRead()).isEqualTo(5);
    assertThat(data.report().rowsSkipped()).isEqualTo(3);
    assertThat(Sources.notes(data))
        .contains("read data.csv: 5 rows, 2 used, 3 skipped, 0 rejected");
  }

  @Test
  void replaces_by_the_mean_of_what_is_there_and_never_the_target() {
    Dataset data = load(HOLES, MissingRule.MEAN);
    // a: (1 + 5 + 9) / 3 and b: (2 + 4 + 10) / 3 over the rows that have a target
    assertThat(Sources.x(data)).containsExactly(1, 2, 5, 4, 5, 16 / 3.0, 9, 10);
    assertThat(data.report().rowsSkipped()).isEqualTo(1);
    assertThat(data.columns().features().get(0).replacement()).isEqualTo(5);
  }

  @Test
  void the_mean_is_weighted_like_everything_else() {
    Dataset data =
        Sources.load(
            Sources.raw("a,w,y\n1,3,0\n5,1,0\n,2,0\n")
                .withMissing(MissingRule.MEAN)
                .withSelection(new Selection(null, List.of(), List.of(), List.of(), "w")));
    assertThat(Sources.x(data)).containsExactly(1, 5, 2);
  }

  @Test
  void replaces_by_zero_or_a_number() {
    assertThat(Sources.x(load(HOLES, MissingRule.ZERO))).startsWith(1, 2, 0, 4, 5, 0);
    assertThat(Sources.x(load(HOLES, MissingRule.number(-1.5)))).startsWith(1, 2, -1.5, 4, 5, -1.5);
  }

  @Test
  void scales_what_it_replaced() {
    Dataset data =
        DataLoader.load(
            Sources.raw("a,y\n1,1\n,1\n3,1\n")
                .withMissing(MissingRule.MEAN)
                .withScaling(Scaling.Kind.MINMAX),
            LoadProgress.NONE);
    assertThat(Sources.x(data)).containsExactly(0, 0.5, 1);
  }

  @Test
  void a_missing_category_becomes_its_shares_or_zeros() {
    String text = "c,y\nu,1\nv,1\n,1\nu,1\n";
    Selection oneHot = new Selection(null, List.of(), List.of(), List.of("c"), null);
    DataRequest request = Sources.raw(text).withSelection(oneHot);
    assertThat(Sources.x(Sources.load(request.withMissing(MissingRule.ZERO))))
        .containsExactly(1, 0, 0, 1, 0, 0, 1, 0);
    request = Sources.raw(text).withSelection(oneHot);
    assertThat(Sources.x(Sources.load(request.withMissing(MissingRule.MEAN))))
        .containsExactly(1, 0, 0, 1, 2 / 3.0, 1 / 3.0, 1, 0);
    DataRequest number = Sources.raw(text).withSelection(oneHot).withMissing(MissingRule.number(4));
    assertThatThrownBy(() -> Sources.load(number)).hasMessageContaining("the cell is empty");
  }

  @Test
  void takes_other_spellings() {
    CsvFormat format =
        new CsvFormat(HeaderRule.AUTO, ',', '"', '\0', '.', null, List.of("-999", "none"));
    DataRequest request =
        Sources.raw("a,y\n-999,1\nNone,2\n,3\n4,4\n")
            .withFormat(format)
            .withMissing(MissingRule.ZERO);
    assertThat(Sources.x(Sources.load(request))).containsExactly(0, 0, 0, 4);
  }

  @Test
  void says_when_no_row_is_left() {
    assertThatThrownBy(() -> load("a,y\n1,\n2,\n3,NA\n", MissingRule.SKIP))
        .hasMessageContaining("the target has no numbers");
    assertThatThrownBy(() -> load("a,b,y\n1,,3\n,2,3\n", MissingRule.SKIP))
        .hasMessage(
            "data.csv: no row is left of 2: 2 were skipped for missing cells, 0 rejected"
                + " (use --missing mean, zero or a number)");
  }
}
