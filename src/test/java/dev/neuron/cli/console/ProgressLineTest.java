package dev.neuron.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.train.EpochResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
  private static final String TEXT = "3 of 7 runs done, epoch 20 of 100, lowest loss 2874.33";

  private static EpochResult line(int epoch, double loss) {
    return new EpochResult(epoch, loss, 0, 1, 1, 0.1, Double.NaN);
  }

  @Test
  void a_run_tells_epoch_loss_rate_of_fall_and_time_left() {
    // 90 epochs took 9 s, so 110 take 11; from 1000 to 990 in 20 epochs is 0.05 % an epoch.
    assertThat(ProgressLine.text(line(0, 4000), line(70, 1000), line(90, 990), 200, 9))
        .isEqualTo("epoch 90 of 200, loss 990, falling 0.05 % an epoch, 11 s left");
    assertThat(ProgressLine.text(line(0, 1), line(1, 1), line(2, 1.5), 2000, 1))
        .isEqualTo("epoch 2 of 2000, loss 1.5, rising 50 % an epoch, 17 min left");
    assertThat(ProgressLine.text(line(0, 9), line(1, 1), line(2, 1 - 1e-15), 4, 1))
        .isEqualTo("epoch 2 of 4, loss 1, level, 1 s left");
    assertThat(ProgressLine.text(line(5, 1), line(5, 1), line(5, 1), 9, 0))
        .isEqualTo("epoch 5 of 9, loss 1");
  }

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
  void parts_go_whole_and_those_in_the_middle_first() {
    String bar = "███████░░░░░░░░░░░░░░░░░ ";
    assertThat(ProgressLine.line(0.3, TEXT, 80)).isEqualTo(bar + TEXT);
    assertThat(ProgressLine.line(0.3, TEXT, 70))
        .isEqualTo(bar + "3 of 7 runs done, lowest loss 2874.33");
    assertThat(ProgressLine.line(0.3, TEXT, 40)).isEqualTo("3 of 7 runs done, lowest loss 2874.33");
    assertThat(ProgressLine.line(0.3, TEXT, 37)).isEqualTo("3 of 7 runs done");
    assertThat(ProgressLine.line(0.3, TEXT, 10)).isEmpty();
    String run = "epoch 9 of 50, loss 2.5, falling 1 % an epoch, 12 s left";
    assertThat(ProgressLine.line(Double.NaN, run, 40))
        .isEqualTo("epoch 9 of 50, loss 2.5, 12 s left");
    assertThat(ProgressLine.line(Double.NaN, run, 30)).isEqualTo("epoch 9 of 50, 12 s left");
  }

  @Test
  void on_a_narrow_terminal_the_text_comes_before_the_bar() {
    assertThat(ProgressLine.line(0.3, TEXT, 60)).isEqualTo(TEXT);
  }
}
