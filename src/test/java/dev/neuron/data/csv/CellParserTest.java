package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.HeaderRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell is, and what is said of one that should be a number. */
class CellParserTest {
  private static CellParser cells(char decimal, HeaderRule header) {
    return new CellParser(
        new CsvFormat(
            header, CsvFormat.AUTO, '"', CsvFormat.NONE, decimal, null, CsvFormat.MISSING_TOKENS));
  }

  private static String remedy(CellParser cells, long line, String cell) {
    Fault fault = cells.notANumber("d.csv", line, "a", cell, false, null);
    return fault.remedy() == null ? "none" : fault.remedy();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '$',
      delimiter = '!',
      value = {
        "1;2 ! use --delimiter ';' if these are several cells",
        "1|2 ! use --delimiter '|' if these are several cells",
        "1.5 -2e3 ! use --delimiter ' ' if these are several cells",
        "1\t2 ! use --delimiter '\t' if these are several cells",
        "1;0;x ! use --delimiter ';' if these are several cells",
        "1;9x ! use --delimiter ';' if these are several cells",
        "1;x ! none",
        "x;1 ! none",
        "x y ! none",
        "1;; ! none",
        "1,5 ! use --decimal ',' if it is",
        "1:2 ! none",
        "1,200 ! use --thousands ',' if it is 1200, or --decimal ',' if it is 1.2",
        "1,234,567 ! use --thousands ',' if it is 1234567",
        "0,125 ! use --decimal ',' if it is",
        "1.234,5 ! use --thousands '.' if it is 1234.5",
        "12 000 ! use --thousands ' ' if it is 12000",
        "word ! none",
      })
  void says_what_would_make_it_a_number(String cell, String remedy) {
    assertThat(remedy(cells('.', HeaderRule.AUTO), 3, cell)).isEqualTo(remedy);
  }

  @Test
  void a_point_may_be_meant_where_commas_stand_before_decimals() {
    assertThat(remedy(cells(',', HeaderRule.AUTO), 3, "1.5"))
        .isEqualTo("use --decimal '.' if it is");
  }

  @Test
  void a_first_line_read_as_data_may_hold_names() {
    String names = "use --header yes if the first line holds names";
    assertThat(remedy(cells('.', HeaderRule.NO), 1, "bmi")).isEqualTo(names);
    assertThat(remedy(cells('.', HeaderRule.NO), 2, "bmi")).isEqualTo("none");
    assertThat(remedy(cells('.', HeaderRule.YES), 1, "bmi")).isEqualTo("none");
  }

  @Test
  void what_is_too_large_says_so() {
    Fault fault = cells('.', HeaderRule.AUTO).notANumber("d.csv", 3, "a", "1e400", false, null);
    assertThat(fault.problem()).isEqualTo("is too large for a number");
  }

  @Test
  void missing_is_blank_or_a_spelling_of_it() {
    CellParser cells = cells('.', HeaderRule.AUTO);
    assertThat(List.of("", " ", "\t ", "NA", "na", " n/a ", "?", "NULL"))
        .allMatch(cells::isMissing);
    assertThat(List.of("0", "N", "NAN0", "xNA", "NA x", "??")).noneMatch(cells::isMissing);
  }

  /** A delimiter inside such quotes cuts a cell in two; who has none inside loses nothing. */
  @Test
  void a_quote_behind_a_blank_is_refused_where_no_quote_ends_the_cell() {
    CellParser cells = new CellParser(CsvFormat.DEFAULT);
    for (String cell : List.of(" \"$350", "\t\"a", " \"")) {
      assertThatThrownBy(() -> cells.refuseOpenQuote("d.csv", 2, cell))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("d.csv:2: ")
          .hasMessageContaining("take out the blanks before quotes, or use --quote none");
    }
    for (String cell : List.of(" \"Bonn\"", "\"a", " 3", " ", "", "15\"", " 15\"")) {
      cells.refuseOpenQuote("d.csv", 2, cell);
    }
  }
}
