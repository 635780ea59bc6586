package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
    assertThat(text(5)).contains("rate final loss\n");
  }

  /** A comparison with every column it can have, as wide as they come. */
  private static List<String> comparison(boolean colored, int width) {
    Table table = new Table().numbers("").numbers("learning rate").numbers("× limit");
    table.words("predicted").words("observed").numbers("final loss").numbers("best loss");
    table.numbers("× best").numbers("to 1 %").words("losses");
    List<String> told = List.of("7", "0.00600931", "0.0242", "settles in ~240", "diverges at 11");
    List<String> cells = new ArrayList<>(told);
    cells.addAll(List.of("2992.76", "2992.76", "1.043", "77", "█▆▄▃▂▂▂▁▁▁▁▁"));
    table.row(Table.Mark.FAILED, cells);
    TextPage page = new TextPage(colored, width);
    page.table(table);
    return page.toString().lines().toList();
  }

  @Test
  void at_sixty_columns_what_runs_are_compared_by_is_there() {
    List<String> narrow = comparison(false, 60);
    assertThat(narrow.get(0)).matches(" *rate +observed +final loss +× best +losses");
    assertThat(narrow.subList(0, 2)).allMatch(line -> line.length() <= 60);
    assertThat(comparison(false, 80).get(0)).contains("observed", "× best", "losses");
    assertThat(comparison(false, 120)).hasSize(2);
  }

  @Test
  void on_a_terminal_headings_the_winner_and_what_failed_have_colours() {
    TextPage page = new TextPage(true, 80);
    page.table(table());
    assertThat(page.toString().lines())
        .satisfiesExactly(
            heading -> assertThat(heading).startsWith("\u001b[1m").endsWith("\u001b[0m"),
            best -> assertThat(best).startsWith("\u001b[1;32m").endsWith("\u001b[0m"),
            other -> assertThat(other).doesNotContain("\u001b"));
    assertThat(comparison(true, 200).get(1)).startsWith("\u001b[31m");
  }
}
