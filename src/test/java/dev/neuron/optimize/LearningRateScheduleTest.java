package dev.neuron.optimize;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neuron.fixture.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateScheduleTest {
  private static final double BASE = 0.2;

  @Test
  void every_rate_agrees_with_the_published_formula() {
    for (Fixture.Row row : Fixture.read("optimizers/schedules.csv").rows()) {
      LearningRateSchedule schedule =
          LearningRateSchedule.parse(row.text("schedule"), (int) row.number("warmup"));
      double factor = schedule.factor((int) row.number("epoch"), (int) row.number("epochs"));
      assertThat(BASE * factor)
          .as("%s", row)
          .isCloseTo(row.number("rate"), relative(row.number("rate"), 1e-13));
    }
  }

  @Test
  void plateau_falls_as_often_and_as_late_as_pytorchs() {
    for (String warmup : new String[] {"0", "8"}) {
      LearningRateSchedule schedule =
          LearningRateSchedule.parse("plateau:10:0.1", Integer.parseInt(warmup));
      Plateau plateau = new Plateau(schedule);
      for (Fixture.Row row : Fixture.read("optimizers/plateau.csv").rows("warmup", warmup)) {
        double rate = BASE * schedule.factor((int) row.number("epoch"), 80) * plateau.factor();
        assertThat(rate)
            .as("%s", row)
            .isCloseTo(row.number("rate"), relative(row.number("rate"), 1e-13));
        plateau.observe(row.number("loss"));
      }
    }
  }

  @Test
  void an_improvement_of_exactly_the_threshold_is_none() {
    Plateau plateau = new Plateau(LearningRateSchedule.parse("plateau:1:0.5", 0));
    plateau.observe(1);
    plateau.observe(1 - 1e-4);
    assertThat(plateau.memory()).containsExactly(1, 1, 1);
    plateau.observe(Math.nextDown(1 - 1e-4));
    assertThat(plateau.memory()).containsExactly(Math.nextDown(1 - 1e-4), 0, 1);
  }

  @Test
  void an_error_names_the_schedule_by_its_own_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearningRateSchedule.parse("plateau:10:2", 0))
        .withMessage("plateau needs a factor between 0 and 1");
  }

  @Test
  void other_schedules_take_no_notice_of_the_loss() {
    Plateau plateau = new Plateau(LearningRateSchedule.CONSTANT);
    for (int epoch = 0; epoch < 100; epoch++) {
      plateau.observe(1);
    }
    assertThat(plateau.factor()).isEqualTo(1);
  }

  @Test
  void numbers_left_out_take_their_defaults() {
    assertThat(LearningRateSchedule.parse("step", 0))
        .isEqualTo(LearningRateSchedule.parse("step:30:0.1", 0));
    assertThat(LearningRateSchedule.parse("step:7", 0))
        .isEqualTo(LearningRateSchedule.parse("step:7:0.1", 0));
    assertThat(LearningRateSchedule.parse("exponential", 0))
        .isEqualTo(LearningRateSchedule.parse("exponential:0.99", 0));
    assertThat(LearningRateSchedule.parse("inverse", 0))
        .isEqualTo(LearningRateSchedule.parse("inverse:0.5", 0));
    assertThat(LearningRateSchedule.parse("plateau", 0))
        .isEqualTo(LearningRateSchedule.parse("plateau:10:0.1", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant",
        "step:30:0.1",
        "step:1:0.5",
        "step:2147483647:0.5",
        "exponential:0.99",
        "exponential:1.0",
        "inverse:10.0",
        "inverse:0.5",
        "cosine",
        "plateau:10:0.1"
      })
  void what_is_written_is_what_was_read(String text) {
    assertThat(LearningRateSchedule.parse(text, 3)).hasToString(text);
    assertThat(LearningRateSchedule.parse(text, 3).warmup()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linear",
        "step:0:0.1",
        "step:1.5:0.1",
        "step:2147483648:0.5",
        "step:3:1",
        "step:3:0",
        "step:3:0.1:4",
        "step:a:0.1",
        "exponential:0",
        "exponential:1.1",
        "exponential:NaN",
        "inverse:-1",
        "inverse:0",
        "inverse:10.1",
        "cosine:3",
        "constant:1",
        "plateau:10:2",
        "plateau:-1:0.1",
        "step:",
        "Step:3:0.1"
      })
  void refuses_what_is_no_schedule(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LearningRateSchedule.parse(text, 0));
  }

  @Test
  void refuses_a_warm_up_of_less_than_no_epochs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearningRateSchedule.parse("constant", -1))
        .withMessageContaining("-1");
  }
}
