package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No character has two meanings, and none of them ends a line. */
class CsvFormatTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '$',
      delimiter = ' ',
      value = {
        "; ; # . --delimiter --quote",
        "; \" ; . --delimiter --comment",
        ", \" # , --delimiter --decimal",
        "; # # . --quote --comment",
        "; . # . --quote --decimal",
      })
  void a_character_has_one_meaning(
      char delimiter, char quote, char comment, char decimal, String one, String other) {
    assertThatThrownBy(() -> Sources.format(delimiter, quote, comment, decimal))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(one + " and " + other + " are both");
  }

  @Test
  void a_line_end_means_nothing_else() {
    for (char end : new char[] {'\n', '\r'}) {
      assertThatThrownBy(() -> Sources.format(end, '"', '#', '.'))
          .hasMessageStartingWith("--delimiter");
      assertThatThrownBy(() -> Sources.format(',', end, '#', '.'))
          .hasMessageStartingWith("--quote");
      assertThatThrownBy(() -> Sources.format(',', '"', end, '.'))
          .hasMessageStartingWith("--comment");
    }
    assertThatThrownBy(() -> Sources.format(';', '"', '#', ';')).hasMessageContaining("--decimal");
  }

  @Test
  void none_may_be_said_of_several() {
    CsvFormat bare = Sources.format(',', CsvFormat.NONE, CsvFormat.NONE, '.');
    assertThat(bare.quote()).isEqualTo(bare.comment());
  }

  @Test
  void what_is_written_is_cut_as_what_was_read_would_be() {
    assertThat(Sources.format('|', '"', '#', '.').writtenDelimiter()).isEqualTo('|');
    assertThat(Sources.format(CsvFormat.AUTO, '"', '#', '.').writtenDelimiter()).isEqualTo(',');
    assertThat(Sources.format(CsvFormat.AUTO, '"', '#', ',').writtenDelimiter()).isEqualTo(';');
  }

  @Test
  void other_spellings_of_missing_leave_the_rest_as_it_is() {
    CsvFormat other = Sources.format('|', '\'', '#', ',').withMissingTokens(List.of("-999"));
    assertThat(other)
        .isEqualTo(new CsvFormat(HeaderRule.AUTO, '|', '\'', '#', ',', null, List.of("-999")));
  }
}
