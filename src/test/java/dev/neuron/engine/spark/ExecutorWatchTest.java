package dev.neuron.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutorWatchTest {
  private final List<String> told = new ArrayList<>();
  private boolean waits;
  private long now = 1_000_000;

  private final ExecutorWatch watch =
      new ExecutorWatch(() -> waits, () -> now, told::add, "spark://m:7077", "10.0.0.7");

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      watch.look();
      now += 1000;
    }
    watch.look();
  }

  @Test
  void tells_after_ten_seconds_and_once_more_with_what_to_check() {
    waits = true;
    pass(9);
    assertThat(told).isEmpty();
    pass(1);
    assertThat(told).singleElement().asString().contains("no executor for 10 s", "spark://m:7077");
    pass(19);
    assertThat(told).hasSize(1);
    pass(1);
    assertThat(told).hasSize(2);
    assertThat(told.get(1)).contains("30 s", "spark.executor.memory", "10.0.0.7", "Ctrl-C");
    pass(3600);
    assertThat(told).hasSize(2);
  }

  @Test
  void begins_anew_where_the_last_executor_was_lost() {
    waits = true;
    pass(12);
    waits = false;
    pass(1);
    waits = true;
    pass(9);
    assertThat(told).hasSize(1);
    pass(1);
    assertThat(told).hasSize(2);
    assertThat(told.get(1)).contains("10 s");
  }

  @Test
  void says_nothing_while_executors_are_there_or_nothing_is_to_be_done() {
    pass(100);
    assertThat(told).isEmpty();
  }
}
