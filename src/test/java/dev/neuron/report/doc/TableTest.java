package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table() {
    Table table = new Table();
    table.numbers("learning rate");
    table.numbers("final loss");
    table.numbers("best loss");
    table.words("losses");
    table.row(Table.Mark.BEST, List.of("0.1", "2874.33", "2874.33", "█▅▁"));
    table.row(Table.Mark.NONE, List.of("0.01", "3000", "2990", "█▇▆"));
    return table;
  }

  private static String text(int width) {
    TextPage page = new TextPage(false, width);
    page.table(table());
    return page.toString();
  }

  @Test
  void a_table_that_fits_is_shown_whole() {
    assertThat(text(44)).isEqualTo(text(Integer.MAX_VALUE));
  }

  @Test
  void a_narrow_terminal_does_without_the_least_telling_columns_and_says_so() {
    assertThat(text(35))
        .isEqualTo(
            """
            learning rate  final loss  losses
                      0.1     2874.33  █▅▁
                     0.01        3000  █▇▆
            (too narrow for the columns best loss)
            """);
  }

  @Test
  void what_tells_a_run_is_never_left_out() {
    assertThat(text(5)).contains("learning rate  final loss\n");
  }
}
