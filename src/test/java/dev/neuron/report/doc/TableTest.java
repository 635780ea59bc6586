package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
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
            (too narrow for the columns best
            loss)
            """);
  }

  @Test
  void what_tells_a_run_is_never_left_out() {
    assertThat(text(15)).contains("rate final loss\n");
  }

  @Test
  void the_most_telling_of_the_columns_that_fit_stay() {
    // The prediction takes 16 places more, the limit 9, and there are 11.
    assertThat(comparison(false, 80).get(0)).contains("× limit").doesNotContain("predicted");
    assertThat(comparison(false, 88).get(0)).contains("predicted").doesNotContain("× limit");
  }

  @Test
  void columns_that_do_not_fit_follow_below_under_the_names_of_the_rows() {
    Table table = Table.of("column", "min", "max", "mean");
    table.row("a long name", "-1.5", "2", "0.123456");
    TextPage page = new TextPage(false, 22);
    page.heading(2, "what is in it");
    page.table(table);
    assertThat(page)
        .hasToString(
            """
            what is in it
              column       min max
              a long name -1.5   2

              column          mean
              a long name 0.123456
            """);
  }

  @Property
  void a_table_fits_any_terminal_as_wide_as_its_names_and_one_column(Draw draw) {
    Table table = Table.of("name", "one", "two", "three", "four");
    List<String> cells = new ArrayList<>();
    for (int j = 0; j < 5; j++) {
      cells.add("x".repeat(draw.between(1, 12)));
    }
    table.row(Table.Mark.NONE, cells);
    int width = draw.between(25, 70);
    TextPage page = new TextPage(false, width);
    page.table(table);
    assertThat(page.toString().lines()).allMatch(line -> line.length() <= width);
    assertThat(page.toString().split("\\s+"))
        .contains(cells.toArray(new String[0]))
        .contains("name", "one", "two", "three", "four");
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
