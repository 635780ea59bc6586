package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with something around them, and what stands between their cells. */
class TableEdgesTest {
  private static final double[] X = {1, 2, 2.5, -1, 5, 2};
  private static final double[] Y = {3, 4, 7};

  private static void isTheTable(Dataset data) {
    assertThat(data.columns().names()).containsExactly("a", "b");
    assertThat(data.columns().target()).isEqualTo("y");
    assertThat(Sources.x(data)).containsExactly(X);
    assertThat(Sources.y(data)).containsExactly(Y);
  }

  private static Dataset skipping(String text, long lines) {
    DataRequest request = Sources.raw(text);
    return Sources.load(request.withFormat(request.format().withSkipLines(lines)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  a    b  y\n  1    2  3\n2.5   -1  4\n  5    2  7\n", // aligned
        "a b y\n1 2 3\n2.5 -1 4\n5 2 7", // single blanks
        "a\tb  y\r\n1  2\t3\r\n\r\n2.5 -1 \t4\r\n5 2 7\r\n", // tabs among them
        "\"a\" \"b\" \"y\"\n1 2 \"3\"\n2.5 -1 4\n5 2 7\n",
      })
  void blanks_between_columns_are_found_where_every_line_agrees(String text) {
    Dataset data = Sources.load(text);
    isTheTable(data);
    assertThat(Sources.notes(data))
        .contains("took blanks for the delimiter (--delimiter says otherwise)");
  }

  @Test
  void a_header_one_name_short_leaves_the_first_column_without_one() {
    Dataset r =
        Sources.load("\"a\" \"b\" \"y\"\n\"Mazda RX4\" 1 2 3\n\"Datsun\" 2.5 -1 4\n\"3\" 5 2 7\n");
    isTheTable(r);
    assertThat(Sources.notes(r))
        .contains(
            "the header has one name less than the rows have cells: the first column has none"
                + " (#1)");
    isTheTable(Sources.load("a,b,y\nx,1,2,3\nz,2.5,-1,4\nx,5,2,7\n"));
    assertThatThrownBy(() -> Sources.load("a,b,y\nx,1,2,3\n")) // one row may be a mistake
        .hasMessageStartingWith("data.csv:2: the row has 4 cells where 3 are expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",a,b,y\n1,1,2,3\n2,2.5,-1,4\n3,5,2,7\n",
        ",a,b,y\n0,1,2,3\n1,2.5,-1,4\n2,5,2,7\n",
        "a b y\n1 1 2 3\n2 2.5 -1 4\n3 5 2 7\n"
      })
  void a_column_without_a_name_that_counts_the_rows_is_left_out(String text) {
    Dataset data = Sources.load(text);
    isTheTable(data);
    assertThat(Sources.notes(data))
        .contains(
            "left out the column \"#1\", which has no name and counts the rows: likely a row index"
                + " (as by --exclude 1; --features takes it)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,y,\n1,2,3,\n2.5,-1,4,\n5,2,7,\n", // everywhere
        "a,b,y\n1,2,3,\n2.5,-1,4,\n5,2,7,\n", // the rows alone
        "a,b,y,\n1,2,3\n2.5,-1,4\n5,2,7\n", // the header alone
      })
  void a_delimiter_at_the_end_of_lines_makes_no_column(String text) {
    isTheTable(Sources.load(text));
  }

  @Test
  void a_last_column_that_has_a_name_but_no_cell_is_told() {
    assertThatThrownBy(() -> Sources.load("a,b,y\n1,2,\n2.5,-1,\n"))
        .hasMessageContaining("the target has no numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\r\n", "\"sep=;\"\n", "SEP=;\n", "\uFEFFsep=;\n"})
  void the_delimiter_that_a_first_line_names_is_obeyed(String line) {
    Dataset data = Sources.load(line + "a;b;y\n1;2;3\n2.5;-1;4\n5;2;7\n");
    isTheTable(data);
    assertThat(Sources.notes(data)).contains("the first line says that the delimiter is \";\"");
  }

  @Test
  void a_named_delimiter_counts_against_what_would_be_found() {
    Dataset data = Sources.load("sep=|\na,1|b|y\n1|2|3\n2.5|-1|4\n5|2|7\n");
    assertThat(data.columns().names()).containsExactly("a,1", "b");
  }

  @Test
  void lines_before_the_table_are_an_error_that_counts_them() {
    String text = "Title\n\nof 2020, made; anew\na,b,y\n1,2,3\n2.5,-1,4\n5,2,7\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessage(
            "data.csv:4: the table begins here, at \"a\" (use --skip-lines 3 to leave out the 3"
                + " lines before it)");
    isTheTable(skipping(text, 3));
    isTheTable(skipping(text.replace("\n", "\r\n"), 3));
    isTheTable(skipping(text.replace("\n", "\r"), 3));
    assertThatThrownBy(() -> skipping("t\na,b,y\n1,2,x\n3,4,5\n6,7,8\n", 1))
        .hasMessageStartingWith("data.csv:3: column \"y\": \"x\"");
    assertThatThrownBy(() -> skipping(text, 9)).hasMessageContaining("smaller number");
  }

  /** A row whose cells are all missing or text is no second header. */
  @Test
  void the_first_row_of_a_written_table_is_kept_though_it_has_no_number() {
    Dataset data =
        Sources.load(
            Sources.raw("a b y\nr1 NA NA NA\nr2 1 2 3\nr3 2.5 -1 4\nr4 5 2 7\n")
                .withMissing(MissingRule.SKIP));
    assertThat(data.report().rowsRead()).isEqualTo(4);
    assertThat(data.columns().names()).containsExactly("a", "b");
  }

  @Test
  void lines_that_would_be_lost_are_counted() {
    assertThatThrownBy(() -> Sources.load("a,b\n1,2\n3,4\nx,y,z\n1,2,3\n4,5,7\n"))
        .hasMessageEndingWith(
            "(use --skip-lines 3 to leave out the 3 lines before it, 2 of them with numbers)");
    assertThatThrownBy(() -> Sources.load("a,b\n#1,2\n3,4\n# x, y, z\n#5,6\n7,8\n"))
        .hasMessageEndingWith(
            "(use --comment '#' to leave such lines out, also 2 with as many cells as the table)");
  }

  @Test
  void titles_filled_up_with_delimiters_are_no_names() {
    String text = "3,2,,\na,b,c,y\n1,2,1,3\n2.5,-1,2,4\n5,2,2,7\n";
    assertThatThrownBy(() -> Sources.load(text)).hasMessageContaining("--skip-lines 1");
    assertThat(skipping(text, 1).columns().names()).containsExactly("a", "b", "c");
  }

  @Test
  void comments_are_an_error_that_names_the_option() {
    String text = "# made, by me\n#\na,b,y\n1,2,3\n2.5,-1,4\n# a, b\n5,2,7\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessage(
            "data.csv:1: the line begins with # and is no row of the table (use --comment '#' to"
                + " leave such lines out)");
    CsvFormat format =
        new CsvFormat(
            HeaderRule.AUTO, CsvFormat.AUTO, '"', '#', '.', null, CsvFormat.MISSING_TOKENS);
    isTheTable(Sources.load(Sources.raw(text).withFormat(format)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5;2,5;3\n2,5;0,5;4\n", // no header: cut at commas it is even, too
        "a;b;y\n1,5;2,5;3\n2,5;0,5;4\n",
        "a\tb\ty\n1,5\t2,5\t3\n2,5\t0,5\t4\n",
        "a b y\n1,5 2,5 3\n2,5 0,5 4\n",
        "a|b|y\n1,5|2,5|3\n2,5|0,5|4\n",
        "\"a\",\"b\",\"y\"\n\"1,5\",\"2,5\",3\n\"2,5\",\"0,5\",4\n",
      })
  void delimiter_and_decimal_comma_are_found_together(String text) {
    Dataset data = Sources.load(text);
    assertThat(Sources.x(data)).containsExactly(1.5, 2.5, 2.5, 0.5);
    assertThat(Sources.y(data)).containsExactly(3, 4);
    assertThat(data.columns().reading().decimal()).isEqualTo(',');
  }

  @Test
  void two_ways_to_cut_that_both_give_numbers_are_an_error_that_names_both() {
    assertThatThrownBy(() -> Sources.load("1,500 200,3\n1,600 300,4\n"))
        .hasMessage(
            "data.csv:1: the rows may be cut at \",\" or at blanks (use --delimiter ',' if they"
                + " hold 500 200, or --delimiter ' ' if they hold 1,500)");
  }

  @Test
  void a_point_asked_for_stays_one() {
    DataRequest request = Sources.raw("a;y\n1,5;1\n2,5;2\n");
    DataRequest asked = request.withFormat(request.format().withDecimal('.'));
    assertThatThrownBy(() -> Sources.load(asked)).hasMessageContaining("--decimal ','");
  }
}
