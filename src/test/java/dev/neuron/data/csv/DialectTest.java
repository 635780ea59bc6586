package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.Sources;
import dev.neuron.data.block.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header, delimiter, quote, comment, decimal sign and line ends. */
class DialectTest {
  private static Dataset load(String text, CsvFormat format) {
    return Sources.load(Sources.raw(text).withFormat(format));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void finds_a_delimiter_all_rows_agree_on(String delimiter) {
    Dataset data = Sources.load("a,b,y\n1,2,3\n4,5,6\n".replace(",", delimiter));
    assertThat(Sources.x(data)).containsExactly(1, 2, 4, 5);
    assertThat(Sources.notes(data).stream().anyMatch(note -> note.contains("for the delimiter")))
        .isEqualTo(!delimiter.equals(","));
  }

  @Test
  void keeps_the_comma_when_two_delimiters_would_do() {
    assertThat(Sources.x(Sources.load("a;b,y\n1,2\n"))).containsExactly(1);
  }

  @Test
  void does_not_count_delimiters_inside_quotes() {
    Dataset data = Sources.load("\"a,b\";\"c\"\"d,\";y\n1;2;3\n");
    assertThat(data.columns().names()).containsExactly("a,b", "c\"d,");
  }

  @Test
  void a_decimal_comma_is_no_delimiter() {
    Dataset data = load("a;y\n1,5;2\n-,5;1e1\n", Sources.format(CsvFormat.AUTO, '"', '\0', ','));
    assertThat(Sources.x(data)).containsExactly(1.5, -0.5);
  }

  @Test
  void takes_any_delimiter_quote_and_comment() {
    Dataset data =
        load("# made by hand\na:'b:c':y\n1:2:3\n#4:5:6\n", Sources.format(':', '\'', '#', '.'));
    assertThat(data.columns().names()).containsExactly("a", "b:c");
    assertThat(data.rows()).isEqualTo(1);
  }

  @Test
  void without_a_quote_character_quotes_are_text() {
    assertThatThrownBy(() -> load("a,y\n\"1\",2\n3,4\n", Sources.format(',', '\0', '\0', '.')))
        .hasMessageStartingWith("data.csv:2: column \"a\": \"\"1\"\" is not a number");
  }

  @ParameterizedTest
  @CsvSource({"',',','", "';',';'"})
  void refuses_one_character_with_two_meanings(char delimiter, char quote) {
    assertThatThrownBy(() -> Sources.format(delimiter, quote, '\0', '.'))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("--delimiter and --quote are both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void reads_every_kind_of_line_end(String end) {
    Dataset data = Sources.load(String.join(end, "a,y", "1,2", "", "3,4"));
    assertThat(Sources.x(data)).containsExactly(1, 3);
    assertThat(data.report().rowsRead()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // no text where numbers follow: data
        "1,2;3,4 | 2", //
        // names over numbers
        "a,b;3,4 | 1",
        // one name suffices, even beside a number
        "a,2019;x,4;5,6 | 2",
        // text under text and a number in the first row: data
        "5.1,red;4.9,blue | 2",
        // missing cells prove nothing
        "NA,2;3,4 | 2"
      })
  void guesses_whether_there_is_a_header(String rows, long expected) {
    try (RecordStream stream =
        RecordStream.open(
            java.util.List.of(Sources.text(rows.replace(';', '\n'))), CsvFormat.DEFAULT)) {
      long count = 0;
      while (stream.next() != null) {
        count++;
      }
      assertThat(count).isEqualTo(expected);
      assertThat(stream.notes()).hasSize(1);
    }
  }

  @Test
  void numbers_the_columns_when_there_is_no_header() {
    Dataset data = Sources.load("1,2,3\n4,5,6");
    assertThat(data.columns().names()).containsExactly("x1", "x2");
    assertThat(data.columns().target()).isEqualTo("x3");
  }

  @Test
  void follows_the_user_about_the_header() {
    CsvFormat yes = CsvFormat.DEFAULT.decided(HeaderRule.YES, ',');
    Dataset data = load("1,2\n3,4", yes);
    assertThat(data.columns().names()).containsExactly("1");
    assertThat(Sources.notes(data)).noneMatch(note -> note.contains("--header"));
    CsvFormat no = CsvFormat.DEFAULT.decided(HeaderRule.NO, ',');
    assertThatThrownBy(() -> load("a,b\n3,4", no))
        .hasMessageStartingWith("data.csv:1: column \"x1\": \"a\" is not a number");
  }

  @Test
  void trims_names_and_refuses_two_alike() {
    assertThat(Sources.load(" a , y \n1,2").columns().names()).containsExactly("a");
    assertThatThrownBy(() -> Sources.load("a,b, a\n1,2,3"))
        .hasMessageStartingWith("data.csv:1: column \"a\": columns 1 and 3 have this same name");
  }

  @Test
  void a_quote_in_the_middle_of_a_cell_is_text() {
    Dataset data = Sources.load("name,a,y\n5\" pipe,1,2\n6\" pipe,3,4\n");
    assertThat(Sources.x(data)).containsExactly(1, 3);
  }

  @Test
  void quotes_do_not_make_text() {
    assertThat(Sources.x(Sources.load("a,y\n\"1\",\" 2 \"\n"))).containsExactly(1);
  }
}
