package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files say reaches the terminal as text and never as a command to it. */
class SafeTextTest {
  @Test
  void shows_line_ends_tabs_and_escape_sequences_as_text() {
    assertThat(SafeText.of("a\nb\rc\td\u001B[31me")).isEqualTo("\"a\\nb\\rc\\td\\u001b[31me\"");
    assertThat(SafeText.plain("a\u0000b\u009B")).isEqualTo("a\\u0000b\\u009b");
  }

  /** The first and the last of each range of marks that turn writing around or show nothing. */
  @ParameterizedTest
  @CsvSource({
    "200b,200f",
    "2028,202e",
    "2060,2064",
    "2066,206f",
    "feff,feff",
    "61c,ad",
    "d800,dfff"
  })
  void shows_marks_that_would_disguise_a_text(String first, String last) {
    for (String code : List.of(first, last)) {
      String text = Character.toString(Integer.parseInt(code, 16));
      String shown = "a\\u" + "0".repeat(4 - code.length()) + code + "b";
      assertThat(SafeText.plain("a" + text + "b")).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200A", "\u2010", "\u2027", "\u202F", "\u2065", "größe 你 👍"})
  void leaves_other_writing_as_it_is(String text) {
    assertThat(SafeText.plain(text)).isEqualTo(text);
  }

  @Test
  void cuts_no_character_in_two_and_shows_unseen_ones_beyond_the_first_65536() {
    assertThat(SafeText.of("x".repeat(59) + "👍y")).isEqualTo('"' + "x".repeat(59) + "…\"");
    assertThat(SafeText.plain("a\uDB40\uDC41")).isEqualTo("a\\udb40\\udc41");
  }

  @Test
  void cuts_a_text_after_sixty_characters() {
    String sixty = "x".repeat(60);
    assertThat(SafeText.of(sixty)).isEqualTo('"' + sixty + '"');
    assertThat(SafeText.of(sixty + "y")).isEqualTo('"' + sixty + "…\"");
  }

  @Test
  void lists_a_dozen_and_counts_the_rest() {
    assertThat(SafeText.list(List.of("a", "b"))).isEqualTo("\"a\", \"b\"");
    assertThat(SafeText.list(Collections.nCopies(12, "a"))).doesNotContain("more");
    assertThat(SafeText.list(Collections.nCopies(15, "a"))).endsWith("\"a\" and 3 more");
  }
}
