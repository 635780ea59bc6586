package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One answer, laid out by each page. */
class PageTest {
  private static String shown(Page page) {
    page.subject("row 3");
    Table table = Table.of("feature_1", "w");
    table.row("a|b", "-1.5e-07");
    page.table(table, "and 2 more");
    page.note("seen below");
    page.aside("for a terminal");
    page.facts(List.of(new Page.Fact("rows", "3"), new Page.Fact("mean", "1")));
    page.points(List.of("one", "two"));
    return page.toString();
  }

  @Test
  void text_parts_stand_between_empty_lines_and_notes_right_below() {
    assertThat(shown(new TextPage()))
        .isEqualTo(
            """
            row 3

            feature_1         w
            a|b        -1.5e-07
            and 2 more
            seen below
            for a terminal

            rows  3
            mean  1

            - one
            - two
            """);
  }

  @Test
  void markdown_escapes_names_and_goes_without_asides() {
    assertThat(shown(new MarkdownPage()))
        .isEqualTo(
            """
            Row 3

            | feature\\_1 | w |
            |:---|---:|
            | a\\|b | -1.5e-07 |

            (and 2 more)

            seen below

            - rows: 3
            - mean: 1

            - one
            - two
            """);
  }

  @Test
  void latex_sets_numbers_as_formulas() {
    assertThat(shown(new LatexPage()))
        .startsWith("% \\usepackage{amsmath}\nrow 3\n\n\\begin{center}\\small\n")
        .contains("\\begin{tabular}{lr}", "feature\\_1 & w", "$-1.5 \\times 10^{-7}$")
        .contains("\\item mean: 1")
        .doesNotContain("for a terminal");
  }

  @Test
  void below_a_heading_tables_are_indented() {
    TextPage page = new TextPage();
    page.paragraph("a check");
    page.heading(2, "at the start");
    Table table = Table.of("coordinate", "apart");
    table.row("b", "0");
    page.table(table);
    page.note("no more");
    assertThat(page)
        .hasToString(
            """
            a check

            at the start
              coordinate  apart
              b               0
              no more
            """);
  }
}
