package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataSource;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class TableSummaryTest {
  private static TableSummary of(String text) {
    CsvFormat plain = CsvFormat.DEFAULT;
    CsvFormat named =
        new CsvFormat(
            HeaderRule.YES,
            ',',
            plain.quote(),
            plain.comment(),
            plain.decimal(),
            plain.encoding(),
            plain.missingTokens());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    DataSource source = DataSource.of("test", new ByteArrayInputStream(bytes));
    try (RecordStream stream = RecordStream.open(List.of(source), named)) {
      return TableSummary.of(stream);
    }
  }

  private static ColumnSummary column(String text) {
    return of(text).columns().get(0);
  }

  @Property(tries = 200)
  void agrees_with_another_library(Draw draw) {
    List<Double> values = draw.list(1, 50, () -> draw.between(-1e6, 1e6));
    StringBuilder text = new StringBuilder("x\n");
    DescriptiveStatistics other = new DescriptiveStatistics();
    for (double value : values) {
      text.append(value).append('\n');
      other.addValue(value);
    }
    ColumnSummary column = column(text.toString());
    assertThat(column.min()).isEqualTo(other.getMin());
    assertThat(column.max()).isEqualTo(other.getMax());
    assertThat(column.mean()).isCloseTo(other.getMean(), within(1e-6));
    double deviation = Math.sqrt(other.getPopulationVariance());
    assertThat(column.deviation()).isCloseTo(deviation, within(1e-6));
    assertThat(column.numbers()).isEqualTo(values.size());
    assertThat(column.distinct())
        .isEqualTo((int) values.stream().map(v -> v + 0.0).distinct().count());
  }

  @Test
  void a_far_away_mean_does_not_spoil_the_deviation() {
    assertThat(column("x\n1000000001\n1000000002\n1000000003\n").deviation())
        .isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
  }

  @Test
  void counts_missing_cells_and_strays_apart_and_remembers_the_first() {
    ColumnSummary column = column("x,y\n1,0\nNA,0\n,0\n1.5x,0\noops,0\n2,0\n");
    assertThat(column.type()).isEqualTo(ColumnSummary.Type.NUMBER);
    assertThat(column.missing()).isEqualTo(2);
    assertThat(column.strays()).isEqualTo(2);
    assertThat(column.firstStray()).isEqualTo("1.5x");
    assertThat(column.firstStrayLine()).isEqualTo(5);
    assertThat(column.numbers()).isEqualTo(2);
    assertThat(column.mean()).isEqualTo(1.5);
    assertThat(column.distinct()).isEqualTo(4);
  }

  @Test
  void a_number_too_large_is_a_stray() {
    assertThat(column("x\n1\n1e999\n").strays()).isEqualTo(1);
  }

  @Test
  void text_and_nothing_are_types_of_their_own() {
    TableSummary table = of("city,nothing,y\nRome,,1\n Rome ,NA,2\nOslo,,3\n");
    assertThat(table.columns())
        .extracting(ColumnSummary::type)
        .containsExactly(
            ColumnSummary.Type.TEXT, ColumnSummary.Type.EMPTY, ColumnSummary.Type.NUMBER);
    assertThat(table.columns().get(0).distinct()).as("blanks around are no value").isEqualTo(2);
    assertThat(table.columns().get(0).mean()).isNaN();
    assertThat(table.columns().get(1).isConstant()).isFalse();
  }

  @Test
  void finds_constant_columns_and_copies_of_columns() {
    TableSummary table = of("a,b,c,d,e,f\n1,7,1.0,1,7,1\n2,7,2e0,2,7,2\n3,7,+3,4,7,\n");
    assertThat(table.columns())
        .extracting(ColumnSummary::isConstant)
        .containsExactly(false, true, false, false, true, false);
    assertThat(table.columns())
        .extracting(ColumnSummary::duplicateOf)
        .as("equal numbers, however spelled; constants are no news twice")
        .containsExactly(null, null, "a", null, null, null);
  }

  @Test
  void the_same_values_in_another_order_are_no_copy() {
    assertThat(of("a,b\n1,2\n2,1\n").columns().get(1).duplicateOf()).isNull();
  }

  @Test
  void minus_zero_is_zero() {
    ColumnSummary column = column("x\n-0\n0\n0.0\n");
    assertThat(column.distinct()).isEqualTo(1);
    assertThat(column.isConstant()).isTrue();
  }

  @Test
  void rows_of_another_length_count_in_no_column() {
    TableSummary table = of("a,b\n1,2\n3\n4,5,6\n7,8\n");
    assertThat(table.rows()).isEqualTo(4);
    assertThat(table.ragged()).isEqualTo(2);
    assertThat(table.firstRaggedLine()).isEqualTo(3);
    assertThat(table.columns().get(0).mean()).isEqualTo(4);
  }

  @Test
  void different_values_are_counted_to_a_limit() {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i <= TableSummary.MOST_DISTINCT; i++) {
      text.append(i).append(',').append(i % 7).append('\n');
    }
    TableSummary table = of(text.toString());
    assertThat(table.columns().get(0).distinct()).isEqualTo(TableSummary.MOST_DISTINCT);
    assertThat(table.columns().get(0).distinctIsExact()).isFalse();
    assertThat(table.columns().get(1).distinct()).isEqualTo(7);
    assertThat(table.columns().get(1).distinctIsExact()).isTrue();
  }
}
