package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.Sources;
import dev.neuron.data.TableRows;
import dev.neuron.data.block.Dataset;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that are no text, as Parquet is, are read like text. */
class TableRecordsTest {
  /** Rows in memory; the third is damaged if there is one. */
  private static final class MemoryRows implements TableRows {
    private final String[][] rows;
    private int next;
    private boolean closed;

    MemoryRows(String[]... rows) {
      this.rows = rows;
    }

    @Override
    public List<String> names() {
      return List.of("a", "b", "y");
    }

    @Override
    public String[] next() throws IOException {
      if (next == 2 && rows.length > 2) {
        throw new IOException("a page is damaged");
      }
      return next < rows.length ? rows[next++] : null;
    }

    @Override
    public boolean isNumber(int column) {
      return column != 1;
    }

    @Override
    public long number() {
      return next;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static Dataset load(MemoryRows rows) {
    return Sources.load(Sources.raw("").withSources(List.of(DataSource.of("t.parquet", rows))));
  }

  private static String[] row(String... cells) {
    return cells;
  }

  @Test
  void its_names_and_rows_are_those_of_the_table() {
    MemoryRows rows = new MemoryRows(row("1", "2", "3"), row("4", "5", "6"));
    Dataset data = load(rows);
    assertThat(data.columns().names()).containsExactly("a", "b");
    assertThat(data.columns().target()).isEqualTo("y");
    assertThat(Sources.x(data)).containsExactly(1, 2, 4, 5);
    assertThat(rows.closed).isTrue();
  }

  @Test
  void a_bad_cell_is_told_with_the_number_of_its_row() {
    assertThatThrownBy(() -> load(new MemoryRows(row("1", "2", "3"), row("4", "", "6"))))
        .hasMessageContaining("t.parquet:2: column \"b\"");
  }

  @Test
  void a_damaged_table_is_a_clear_error() {
    String[] row = row("1", "2", "3");
    MemoryRows damaged = new MemoryRows(row, row, row);
    assertThatThrownBy(() -> load(damaged))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a page is damaged");
    assertThat(damaged.closed).isTrue();
  }
}
