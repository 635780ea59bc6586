package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoldenPatternTest {
  @Test
  void a_text_as_expected_becomes_the_expectation() {
    String expected = "neuron {version} ({commit})\nin {seconds} s on {time}\n";
    String actual = "neuron 0.1.0-SNAPSHOT (0123abc)\nin 1.5e-3 s on 2026-11-23T01:02:03Z\n";

    assertThat(new GoldenPattern(expected).generalise(actual)).isEqualTo(expected);
  }

  @Test
  void a_line_that_differs_stays_as_it_is() {
    assertThat(new GoldenPattern("took {seconds} s\nend\n").generalise("took long s\nend\n"))
        .isEqualTo("took long s\nend\n");
  }

  @Test
  void what_stands_around_a_placeholder_is_taken_literally() {
    assertThat(new GoldenPattern("a.c {any}").generalise("abc x")).isEqualTo("abc x");
  }

  @Test
  void braces_of_json_are_no_placeholders() {
    String json = "{\"seconds\":{\"load\":{seconds}}}";

    assertThat(new GoldenPattern(json).generalise("{\"seconds\":{\"load\":0.25}}")).isEqualTo(json);
  }

  @Test
  void a_line_that_moved_keeps_its_placeholder() {
    assertThat(new GoldenPattern("took {seconds} s\n").generalise("new\ntook 3 s\n"))
        .isEqualTo("new\ntook {seconds} s\n");
  }

  @Test
  void a_missing_last_newline_is_a_difference() {
    assertThat(new GoldenPattern("{any}\n").generalise("done")).isNotEqualTo("{any}\n");
  }
}
