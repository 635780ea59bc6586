package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recognised in cells that are no plain numbers, with the numbers that come of it. */
class RecognitionTest {
  private static Dataset load(String text, Character thousands) {
    DataRequest request = Sources.raw(text);
    return Sources.load(request.withFormat(request.format().withThousands(thousands)));
  }

  private static Dataset positive(String text, String value) {
    return Sources.load(
        Sources.raw(text)
            .withSelection(new Selection(null, List.of(), List.of(), List.of(), null, value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '$',
      value = {
        "1,200 ! , ! 1",
        "12,345,678 ! , ! 2",
        "-1,200.5 ! , ! 2",
        "1,200 ! . ! 0",
        "0,125 ! , ! 0",
        "1,20 ! , ! 0",
        "1,2000 ! , ! 0",
        "1234,567 ! , ! 0",
        "1,234,56 ! , ! 0",
        "1200 ! , ! 0",
        "1,200 m ! , ! 0",
        ",200 ! , ! 0",
      })
  void groups_are_of_three_digits_behind_one_to_three(String text, char mark, int groups) {
    assertThat(NumberText.groups(text, mark == ',' ? '.' : ',', mark)).isEqualTo(groups);
  }

  @Test
  void typographic_blanks_and_apostrophes_group_as_plain_ones_do() {
    assertThat(NumberText.grouped("12\u00A0345\u202F678", '.', ' ')).isEqualTo(12345678);
    assertThat(NumberText.grouped("1\u2019200.25", '.', '\'')).isEqualTo(1200.25);
    assertThat(NumberText.grouped("1.200,5", ',', '.')).isEqualTo(1200.5);
  }

  @Test
  void a_number_with_a_point_anywhere_makes_commas_thousands() {
    Dataset data = Sources.load("p,q,y\n950,1.5,1\n\"1,200\",2,2\n\"12,300\",3,4\n");
    assertThat(Sources.x(data)).containsExactly(950, 1.5, 1200, 2, 12300, 3);
    assertThat(Sources.notes(data)).contains("took 1,200 for 1200 in p (--thousands none if not)");
    assertThat(data.columns().reading().thousands()).isEqualTo(',');
  }

  @Test
  void two_groups_or_a_fraction_behind_one_decide() {
    assertThat(Sources.y(Sources.load("a;y\n1;1,200\n2;1,234,567\n")))
        .containsExactly(1200, 1234567);
    assertThat(Sources.y(Sources.load("a;y\n1;1,200\n2;1,234.5\n"))).containsExactly(1200, 1234.5);
    assertThat(Sources.y(Sources.load("a;y\n1;1 200\n2;950\n"))).containsExactly(1200, 950);
    assertThat(Sources.y(Sources.load("a;y\n1;1'200\n2;950.5\n"))).containsExactly(1200, 950.5);
  }

  @Test
  void a_comma_that_may_be_either_is_refused_with_both_readings() {
    String text = "a,y\n\"1,200\",1\n\"1,300\",2\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessage(
            "data.csv:2: column \"a\": \"1,200\" may be one number or another (use --thousands"
                + " ',' if it is 1200, or --decimal ',' if it is 1.2)");
    assertThatThrownBy(() -> Sources.load("a,y\n1,950\n2,\"1,200\"\n")) // so is the target
        .hasMessageContaining("column \"y\": \"1,200\" may be");
    assertThat(Sources.x(load(text, ','))).containsExactly(1200, 1300);
    DataRequest request = Sources.raw(text);
    CsvFormat decimal =
        new CsvFormat(
            HeaderRule.AUTO,
            CsvFormat.AUTO,
            '"',
            CsvFormat.NONE,
            ',',
            null,
            CsvFormat.MISSING_TOKENS);
    assertThat(Sources.x(Sources.load(request.withFormat(decimal)))).containsExactly(1.2, 1.3);
  }

  @Test
  void commas_before_other_than_three_digits_are_decimals() {
    Dataset data = Sources.load("a;b;y\n1,200;1;0,125\n1,5;2;0,250\n2;3;1.200,5\n");
    assertThat(Sources.x(data)).containsExactly(1.2, 1, 1.5, 2, 2, 3);
    assertThat(Sources.y(data)).containsExactly(0.125, 0.25, 1200.5);
    assertThat(Sources.notes(data))
        .contains("took 0,125 for 0.125 in y (--decimal . if commas do not stand before decimals)");
    assertThat(data.columns().reading())
        .isEqualTo(new CellReading(';', ',', '.', null, Conversions.NONE));
  }

  @Test
  void a_single_comma_among_many_whole_numbers_is_a_mistake_until_told_otherwise() {
    assertThatThrownBy(() -> Sources.load("a;y\n1;1\n1,5;2\n3;3\n4;4\n"))
        .hasMessage(
            "data.csv:3: column \"a\": \"1,5\" is not a number (use --decimal ',' if it is)");
  }

  @Test
  void no_thousands_are_taken_where_none_are_asked_for() {
    String text = "p,q,y\n950,1.5,1\n\"1,200\",2,2\n960,3,4\n";
    assertThatThrownBy(() -> load(text, CsvFormat.NONE))
        .hasMessageContaining("data.csv:3: column \"p\": \"1,200\" is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE"})
  void a_chosen_word_for_yes_is_found_in_any_case(String chosen) {
    String text = "a,y\n1,true\n2,false\n3,TRUE\n4,no\n5,True\n";
    assertThat(Sources.y(positive(text, chosen))).containsExactly(1, 0, 1, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({"yes,no", "TRUE,false", "y,n", "T,F", "positive,negative"})
  void a_text_that_says_yes_is_one(String yes, String no) {
    Dataset data = Sources.load("a,y\n1," + yes + "\n2," + no + "\n3," + yes + "\n");
    assertThat(Sources.y(data)).containsExactly(1, 0, 1);
    assertThat(Sources.notes(data))
        .anyMatch(note -> note.startsWith("took \"" + yes + "\" for 1 (2 of 3 rows) and \"" + no));
    assertThat(data.columns().reading().target()).isEqualTo(new TextTarget(yes, no));
  }

  @Test
  void a_letter_says_yes_only_beside_the_one_that_says_no() {
    assertThat(TextTarget.of(java.util.List.of("x", "y"))).isNull();
    assertThat(TextTarget.of(java.util.List.of("t", "c"))).isNull();
    assertThat(TextTarget.of(java.util.List.of("F", "T"))).isEqualTo(new TextTarget("T", "F"));
  }

  @Test
  void two_texts_of_which_none_says_yes_are_the_users_to_judge() {
    String text = "a,b,y\n1,2,MALE\n2,1,FEMALE\n3,3,MALE\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessage(
            "data.csv:2: column \"y\": \"MALE\" is no number, and the target must be one (use"
                + " --target a, --target b, or --positive MALE or --positive FEMALE to say which"
                + " text is 1)");
    assertThat(Sources.y(positive(text, "FEMALE"))).containsExactly(0, 1, 0);
    assertThat(Sources.y(positive(text, "MALE"))).containsExactly(1, 0, 1);
    assertThatThrownBy(() -> positive(text, "male"))
        .hasMessageContaining("no cell is \"male\", which counts as 1");
  }

  @Test
  void of_more_texts_one_may_be_told_from_the_rest() {
    String text = "a,y\n1,x\n2,y y\n3,z\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessageEndingWith(
            "(use --target a, or --positive x to tell this text from all others)");
    assertThat(Sources.y(positive(text, "y y"))).containsExactly(0, 1, 0);
  }

  @Test
  void a_third_text_after_the_first_rows_is_an_error() {
    String text = "a,y\n" + "1,no\n2,yes\n".repeat(500) + "3,maybe\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessageStartingWith(
            "data.csv:1002: column \"y\": \"maybe\" is neither \"yes\" nor \"no\" (use --positive"
                + " yes");
    assertThat(Sources.y(positive(text, "yes"))).hasSize(1001).endsWith(0);
  }

  @Test
  void a_column_is_text_where_more_than_half_is() {
    Dataset data = Sources.load("t,a,y\n300,1,2\nUp,2,3\nIt,3,5\n");
    assertThat(data.columns().names()).containsExactly("a");
    StringBuilder many = new StringBuilder("t,a,y\n300,1,2\n");
    for (int i = 0; i < 51; i++) {
      many.append("film ").append(i).append(",1,2\n");
    }
    assertThat(Sources.notes(Sources.load(many.toString())))
        .contains(
            "left out the text column \"t\" (\"film 0\" …); it has more than 50 different values,"
                + " too many for --one-hot");
  }

  private static List<String> totals(Dataset data) {
    return Sources.notes(data).stream().filter(note -> note.contains("the last row says")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Total", " TOTAL: ", "Grand total", "Summe", "Gesamt", "Total 2024", "Sum"})
  void a_last_row_that_says_it_adds_up_the_others_is_told(String label) {
    String rows = "n,a,y\nu,1,2\nu,3,5\nw,2,8\n";
    String told = "data.csv:5: the last row says \"" + label.strip() + "\", and is learned from";
    assertThat(totals(Sources.load(rows + label + ",6,15\n\n")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(told);
    assertThat(totals(Sources.load(rows + '"' + label + "\",6,15"))).hasSize(1);
    assertThat(totals(Sources.load(rows + label + ",6,15\nz,1,1\n"))).as("another last").isEmpty();
    assertThat(totals(Sources.load(rows + label + "s of it,6,15\n"))).as("others").isEmpty();
    DataRequest skipping = Sources.raw(rows + label + ",x,15\n").withBadRows(BadRows.skipping());
    assertThat(totals(Sources.load(skipping))).as("left out").isEmpty();
  }

  @Test
  void a_last_row_of_means_is_told_where_labels_are_names() {
    assertThat(totals(Sources.load("n,a,y\nu,1,2\nv,3,5\nAverage,2,3.5\n"))).hasSize(1);
    assertThat(totals(Sources.load("n,a,y\ngood,1,2\nbad,3,5\ngood,4,4\naverage,2,3.5\n")))
        .as("a grade")
        .isEmpty();
  }

  @Test
  void a_last_row_of_sums_is_told_whatever_its_label() {
    String rows = "n,a,y\nu,1,0.1\nu,3,0.2\nw,-2,0.7\n";
    String told = "data.csv:5: the last row has the sums of all rows above";
    assertThat(Sources.notes(Sources.load(rows + "Razem wszystko,2,1\n")))
        .anyMatch(note -> note.startsWith(told));
    for (String other : List.of("v,2,1.1\n", "v,2.01,1\n", "v,0,0\n")) {
      assertThat(Sources.notes(Sources.load(rows + other))).noneMatch(n -> n.contains("the sums"));
    }
    assertThat(Sources.notes(Sources.load("a,b,y\n1,2,3\n2,1,1\n1,1,1\n4,4,5\n")))
        .as("without texts")
        .noneMatch(note -> note.contains("the sums"));
  }

  @Test
  void a_last_row_of_sums_is_told_far_behind_the_first_rows_too() {
    String text = "n,a,y\n" + "plot,1,2\n".repeat(100_000);
    assertThat(totals(Sources.load(text))).isEmpty();
    assertThat(totals(Sources.load(text + "Total,100000,200000\n\n")))
        .first()
        .asString()
        .startsWith("data.csv:100002: the last row says \"Total\"");
  }

  @Test
  void lines_of_dashes_are_none_of_the_rows_wherever_they_stand() {
    String rows = "1|2|3\n".repeat(150);
    Dataset data = Sources.load("a|b|y\n--|:-:|---\n" + rows + "---+---+---\n" + rows + "------\n");
    assertThat(data.rows()).isEqualTo(300);
    assertThat(Sources.notes(data)).contains("passed over lines of dashes, which hold no data");
    assertThatThrownBy(() -> Sources.load("a,b,y\n" + "1,2,3\n".repeat(150) + "------\n1,2,3\n"))
        .as("where none stands among the first rows it is no row")
        .hasMessageStartingWith("data.csv:152: the row has 1 cell where 3 are expected");
  }

  @Test
  void blanks_between_columns_and_between_thousands_are_told_apart_by_the_names() {
    String text = "  pop  b     y\n71 964  6 1 200\n 4 916 22 1 300\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessage(
            "data.csv:2: \"71 964\" has a blank that may part thousands (use --thousands ' ' if it"
                + " is 71964)");
    assertThat(Sources.x(load(text, ' '))).containsExactly(71964, 6, 4916, 22);
    assertThat(Sources.y(load(text, ' '))).containsExactly(1200, 1300);
    String index = "pop b y\n1 964 6 1\n2 916 22 3\n3 120 7 5\n";
    assertThat(Sources.x(Sources.load(index)))
        .as("numbers of rows")
        .containsExactly(964, 6, 916, 22, 120, 7);
  }
}
