package dev.neuron.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
  private static final String TEXT = "3 of 7 runs done, epoch 20 of 100, lowest loss 2874.33";

  @Test
  void the_bar_is_as_full_as_the_work() {
    assertThat(ProgressLine.line(0.5, "half", 80)).isEqualTo("████████████░░░░░░░░░░░░ half");
    assertThat(ProgressLine.line(Double.NaN, "reading, 12 MB", 80)).isEqualTo("reading, 12 MB");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 64, 65, 80, 200})
  void the_line_never_reaches_the_edge_where_it_would_wrap(int width) {
    String line = ProgressLine.line(0.3, TEXT, width);
    assertThat(line.length()).isLessThan(Math.max(1, width));
  }

  @Test
  void on_a_narrow_terminal_the_text_comes_before_the_bar() {
    assertThat(ProgressLine.line(0.3, TEXT, 60)).isEqualTo(TEXT);
  }
}
